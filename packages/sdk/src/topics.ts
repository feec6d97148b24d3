import type { Scope } from './scope.ts';
import { topic } from './topic.ts';
import type { WhatsApp } from './whatsapp.ts';

/** The topics of a client. */
export type Topics = Omit<WhatsApp, 'call' | 'debugToken' | `for${string}`>;

/** What makes each topic: its methods, and where their code is. */
export const topics: { readonly [Name in keyof Topics]: (scope: Scope) => Topics[Name] } = {
  phoneNumber: (scope) =>
    Object.assign(
      topic(scope, () => import('./phone-number.ts'), 'get getHealth getThroughput'),
      topic(scope, () => import('./phone-number-list.ts'), 'list iterate getAll'),
      topic(
        scope,
        () => import('./phone-number-registration.ts'),
        'create requestVerificationCode verify updateDisplayName register deregister',
      ),
      topic(
        scope,
        () => import('./phone-number-settings.ts'),
        'getSettings updateSettings setWebhook clearWebhook setSearchVisibility',
        'getConversationalComponents updateConversationalComponents',
      ),
    ),
  twoStepVerification: (scope) =>
    topic(scope, () => import('./two-step-verification.ts'), 'setup update'),
  displayName: (scope) => topic(scope, () => import('./display-name.ts'), 'request status history'),
  username: (scope) => topic(scope, () => import('./username.ts'), 'get set delete suggestions'),
  officialBusinessAccount: (scope) =>
    topic(scope, () => import('./official-business-account.ts'), 'get apply'),
  complianceInfo: (scope) => topic(scope, () => import('./compliance-info.ts'), 'get update'),
  coexistence: (scope) => topic(scope, () => import('./coexistence.ts'), 'sync'),
  businessProfile: (scope) => topic(scope, () => import('./business-profile.ts'), 'get update'),
  qrCodes: (scope) =>
    topic(scope, () => import('./qr-code.ts'), 'list iterate getAll create get update delete'),
  encryption: (scope) => topic(scope, () => import('./encryption.ts'), 'get set'),
  blockedUsers: (scope) =>
    topic(scope, () => import('./blocked-users.ts'), 'list iterate getAll block unblock'),
  commerceSettings: (scope) => topic(scope, () => import('./commerce-settings.ts'), 'get update'),
  businessAccount: (scope) =>
    Object.assign(
      topic(
        scope,
        () => import('./business-account.ts'),
        'get update subscribe unsubscribe subscriptions',
      ),
      {
        assignedUsers: topic(
          scope,
          () => import('./assigned-users.ts'),
          'list iterate getAll add remove',
        ),
      },
    ),
  portfolio: (scope) => ({
    ownedBusinessAccounts: topic(
      scope,
      async () => ({ default: (await import('./portfolio.ts')).OwnedBusinessAccounts }),
      'list iterate getAll',
    ),
    clientBusinessAccounts: topic(
      scope,
      async () => ({ default: (await import('./portfolio.ts')).ClientBusinessAccounts }),
      'list iterate getAll',
    ),
  }),
  preVerifiedNumbers: (scope) =>
    topic(
      scope,
      () => import('./pre-verified-number.ts'),
      'list iterate getAll add get requestVerificationCode verify share unshare partners delete',
    ),
  messages: (scope) => topic(scope, () => import('./message.ts'), 'send'),
  migration: (scope) => topic(scope, () => import('./migration.ts'), 'setSolutionIntent getIntent'),
};
