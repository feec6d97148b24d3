import type { Scope } from './scope.ts';
import { topic } from './topic.ts';
import type { WhatsApp } from './whatsapp.ts';

type Topics = Omit<WhatsApp, 'call' | 'debugToken' | `for${string}`>;

/** Every topic of a client, by its methods, and where their code is. */
export const topicsOf = (scope: Scope): Topics => ({
  phoneNumber: Object.assign(
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
  twoStepVerification: topic(scope, () => import('./two-step-verification.ts'), 'setup update'),
  displayName: topic(scope, () => import('./display-name.ts'), 'request status history'),
  username: topic(scope, () => import('./username.ts'), 'get set delete suggestions'),
  officialBusinessAccount: topic(
    scope,
    () => import('./official-business-account.ts'),
    'get apply',
  ),
  complianceInfo: topic(scope, () => import('./compliance-info.ts'), 'get update'),
  coexistence: topic(scope, () => import('./coexistence.ts'), 'sync'),
  businessProfile: topic(scope, () => import('./business-profile.ts'), 'get update'),
  qrCodes: topic(
    scope,
    () => import('./qr-code.ts'),
    'list iterate getAll create get update delete',
  ),
  encryption: topic(scope, () => import('./encryption.ts'), 'get set'),
  blockedUsers: topic(
    scope,
    () => import('./blocked-users.ts'),
    'list iterate getAll block unblock',
  ),
  commerceSettings: topic(scope, () => import('./commerce-settings.ts'), 'get update'),
  businessAccount: Object.assign(
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
  portfolio: {
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
  },
  preVerifiedNumbers: topic(
    scope,
    () => import('./pre-verified-number.ts'),
    'list iterate getAll add get requestVerificationCode verify share unshare partners delete',
  ),
  messages: topic(scope, () => import('./message.ts'), 'send'),
  migration: topic(scope, () => import('./migration.ts'), 'setSolutionIntent getIntent'),
});
