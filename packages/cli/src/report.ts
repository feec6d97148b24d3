import type { PhoneNumber, TokenInfo } from 'meta-cloud-api';
import type { Finding } from 'meta-cloud-api/lifecycle';
import type { AccountFacts } from './facts.ts';
import { type Palette, pairs, plain } from './output.ts';
import { painted } from './parts.ts';
import { remedies } from './remedies.ts';

export type ReadNumber = Partial<PhoneNumber> & { readonly id: string };

/** What the doctor found about one number. */
export interface Report {
  readonly number: ReadNumber;
  readonly account: AccountFacts | undefined;
  readonly healthy: boolean;
  readonly findings: readonly Finding[];
}

/** A number in a line: what one dials, its name, its id. */
export const titleOf = ({ display_phone_number, verified_name, id }: ReadNumber) =>
  plain(
    [display_phone_number, verified_name && `'${verified_name}'`, id].filter(Boolean).join('  '),
  );

/** How a number is, in a few words. */
export function verdictOf({ findings, healthy }: Report, colours: Palette): string {
  const count = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  const [blocking, warnings, notices] = [count('blocking'), count('warning'), count('notice')];
  const verdict = healthy
    ? colours.green('✓ healthy')
    : blocking > 0
      ? colours.red('✗ does not work')
      : colours.yellow('! works, and something is wrong');
  const parts = [
    blocking > 0 && `${blocking} blocking`,
    warnings > 0 && `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`,
    notices > 0 && `${notices} ${notices === 1 ? 'notice' : 'notices'}`,
  ].filter(Boolean);
  return parts.length > 0 ? `${verdict}: ${parts.join(', ')}` : verdict;
}

/** Each finding with what to do about it, worst first. */
export const findingLines = (report: Report, colours: Palette): string[] =>
  report.findings.flatMap(({ severity, code, what, fix, docs }) => {
    const run = remedies[code];
    const marks = {
      blocking: colours.red('✗'),
      warning: colours.yellow('!'),
      notice: colours.cyan('·'),
    };
    return [
      `${marks[severity]} ${plain(what)} ${colours.dim(`(${code})`)}`,
      `  → ${plain(fix)}`,
      ...(run ? [`  → ${colours.bold(filledIn(run, report))}`] : []),
      `  ${colours.dim(docs)}`,
    ];
  });

const filledIn = (command: string, { number, account }: Report) =>
  command.replace('<number>', dialled(number)).replace('<account>', account?.id ?? '<account>');

/** A number as it is typed. */
export const dialled = ({ display_phone_number: shown, id }: ReadNumber) =>
  shown === undefined ? id : `+${shown.replace(/\D/g, '')}`;

/** What was looked at, and how it stands. */
export function checkLines(
  { number, account }: Report,
  token: TokenInfo | undefined,
  colours: Palette,
) {
  const paint = (word: string | undefined) => word && painted(plain(word), colours);
  const name = number.new_display_name
    ? `${paint(number.name_status)}, asked for '${plain(number.new_display_name)}' ${paint(number.new_name_status)}`
    : paint(number.name_status);
  const callback = number.webhook_configuration;
  return pairs(
    [
      ['token', token && tokenLine(token)],
      ['account', account && accountLine(account)],
      ['subscription', subscriptionLine(account)],
      ['callback', callbackLine(callback)],
      ['code', paint(number.code_verification_status)],
      ['name', name],
      [
        'PIN',
        number.is_pin_enabled === undefined ? undefined : number.is_pin_enabled ? 'set' : 'not set',
      ],
      ['registration', paint(number.status)],
      ['platform', number.platform_type],
      ['quality', paint(number.quality_rating)],
      ['health', paint(number.health_status?.can_send_message)],
      ['limits', limitsLine(number)],
    ],
    colours.dim,
  );
}

/** What several numbers stand on: the token, and each account and callback once. */
export function groundLines(
  reports: readonly Report[],
  token: TokenInfo | undefined,
  colours: Palette,
): string[] {
  const accounts = new Map(
    reports.flatMap(({ account }) => (account ? [[account.id, account]] : [])),
  );
  const callbacks = new Map<string, number>();
  for (const { number } of reports) {
    const line = callbackLine(number.webhook_configuration);
    callbacks.set(line, (callbacks.get(line) ?? 0) + 1);
  }
  return pairs(
    [
      ['token', token && tokenLine(token)],
      ...[...accounts.values()].flatMap((account) => [
        ['account', accountLine(account)] as const,
        ['subscription', subscriptionLine(account)] as const,
      ]),
      ...[...callbacks].map(
        ([line, count]) =>
          ['callback', callbacks.size > 1 ? `${line}, of ${count} numbers` : line] as const,
      ),
    ],
    colours.dim,
  );
}

const tokenLine = ({ application, scopes, expires_at }: TokenInfo) =>
  [
    application && `of the app '${plain(application)}'`,
    expires_at ? `until ${new Date(expires_at * 1_000).toISOString()}` : 'without an end',
    plain(scopes.join(' ')),
  ]
    .filter(Boolean)
    .join(', ');

const accountLine = ({ id, name, reachable }: AccountFacts) =>
  reachable ? `${id} '${plain(name ?? '')}'` : `${id}, out of reach`;

function subscriptionLine(account: AccountFacts | undefined): string | undefined {
  if (!account?.reachable) return undefined;
  if (account.subscribed === undefined) return 'some app; whether it is yours cannot be told';
  return account.subscribed ? 'the app is subscribed' : 'the app is not subscribed';
}

function callbackLine(callback: PhoneNumber['webhook_configuration']): string {
  const { phone_number, whatsapp_business_account, application } = callback ?? {};
  const of = phone_number
    ? 'override of the number'
    : whatsapp_business_account
      ? 'override of the account'
      : 'of the app';
  const url = phone_number ?? whatsapp_business_account ?? application;
  // What an address asks by may be a secret.
  return url ? `${plain(url.replace(/\?.*$/s, '?…'))} (${of})` : 'none: messages go nowhere';
}

function limitsLine({ whatsapp_business_manager_messaging_limit: limit, throughput }: ReadNumber) {
  const speed = throughput?.level && `throughput ${throughput.level}`;
  return [limit && `messages ${limit}`, speed]
    .filter(Boolean)
    .map((one) => plain(one ?? ''))
    .join(', ');
}
