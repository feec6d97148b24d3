import { core, GraphFault } from './dialects.ts';

/** Refusals around the callbacks of an account. */
export const accountFaults = {
  callbackFailed: (reason: string) =>
    core(2200, `(#2200) Callback verification failed with the following errors: ${reason}`),

  notSubscribed: () =>
    core(
      100,
      '(#100) Before override the current callback uri, your app must be subscribed to receive messages for WhatsApp Business Account',
    ),

  cannotAddNumbers: () =>
    new GraphFault(
      {
        message: '(#368) Temporarily blocked for policies violations',
        type: 'OAuthException',
        code: 368,
        is_transient: false,
        error_user_title: 'Cannot add phone number',
        error_user_msg:
          'This WhatsApp Business Account is restricted from adding phone numbers because of policy violations.',
      },
      403,
    ),
} as const;
