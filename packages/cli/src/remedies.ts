import type { FindingCode } from 'meta-cloud-api/lifecycle';

/** The command that mends a finding, where there is one; `<number>` stands for its digits. */
export const remedies: Partial<Record<FindingCode, string>> = {
  unverified: 'waba onboard <number>',
  'verification-expired': 'waba onboard <number>',
  'not-registered': 'waba onboard <number>',
  disconnected: 'waba onboard <number>',
  'wrong-platform': 'waba onboard <number>',
  'new-name-not-applied': 'waba onboard <number>',
  'not-subscribed': 'waba subscribe <account>',
  'pin-unknown': 'waba pin rotate <number> --store <command>',
  'pin-off': 'waba pin rotate <number> --store <command>',
  'name-declined': 'waba name set <number> <name>',
  'name-expired': 'waba name set <number> <name>',
  'new-name-declined': 'waba name set <number> <name>',
  'new-name-expired': 'waba name set <number> <name>',
  'name-in-review': 'waba name watch <number>',
  'new-name-in-review': 'waba name watch <number>',
  'callback-elsewhere': 'waba numbers callback get <number>',
  'account-out-of-reach': 'waba accounts list',
};
