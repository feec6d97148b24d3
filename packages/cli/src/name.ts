import type { DisplayNameStatus } from 'meta-cloud-api';
import { type Palette, plain } from './output.ts';
import { painted } from './parts.ts';

/** The name in use, and the one that was asked for, in a line. */
export function nameLine(name: Partial<DisplayNameStatus>, colours: Palette): string {
  const {
    verified_name,
    name_status = 'UNKNOWN',
    new_display_name,
    new_name_status = 'NONE',
  } = name;
  const current = `'${plain(verified_name ?? '')}' ${painted(name_status, colours)}`;
  if (new_display_name === undefined) return current;
  return `${current}, asked for: '${plain(new_display_name)}' ${painted(new_name_status, colours)}`;
}

/** What the review of a name has come to. */
export type Review = 'approved' | 'refused' | 'waiting';

export function reviewOf({
  name_status,
  new_display_name,
  new_name_status,
}: Partial<DisplayNameStatus>): Review {
  const status = new_display_name === undefined ? name_status : new_name_status;
  if (status === 'APPROVED') return 'approved';
  return status === 'DECLINED' || status === 'EXPIRED' ? 'refused' : 'waiting';
}
