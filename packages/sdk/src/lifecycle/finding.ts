import { type FindingCode, type Severity, words } from './words.ts';

/** One thing to know about a number. */
export interface Finding {
  /** Stays the same from version to version, for programs; new ones are added. */
  readonly code: FindingCode;
  /**
   * `blocking`: the number does not send or does not receive. `warning`: something is wrong, or will be
   * soon, or could not be told. `notice`: good to know, with nothing to mend.
   */
  readonly severity: Severity;
  /** What is the matter. */
  readonly what: string;
  /** What to do about it. */
  readonly fix: string;
  /** Meta's page about it. */
  readonly docs: string;
}

const guide = 'https://developers.facebook.com/documentation/business-messaging/whatsapp';

/** A finding in the words of its code, with a sentence of this number's own, and Meta's own way to mend it. */
export function finding(code: FindingCode, detail?: string, metasFix?: string): Finding {
  const [severity, what, fix, page] = words[code];
  return {
    code,
    severity,
    what: detail ? `${what} ${detail}` : what,
    fix: metasFix || fix,
    docs: `${guide}/${page}`,
  };
}

const severities: readonly Severity[] = ['blocking', 'warning', 'notice'];
const codes = Object.keys(words);

/** Orders findings worst first, and then as their codes are written down: causes before what follows. */
export const worstFirst = (one: Finding, other: Finding): number =>
  severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
  codes.indexOf(one.code) - codes.indexOf(other.code);

/** Whether nothing is wrong: there may be notices, and nothing worse. */
export const isHealthy = (findings: readonly Finding[]): boolean =>
  findings.every(({ severity }) => severity === 'notice');
