import { core } from './dialects.ts';

/** Refusals around the callbacks of an account. */
export const accountFaults = {
  callbackFailed: (reason: string) =>
    core(2200, `(#2200) Callback verification failed with the following errors: ${reason}`),

  notSubscribed: () =>
    core(
      100,
      '(#100) Before override the current callback uri, your app must be subscribed to receive messages for WhatsApp Business Account',
    ),
} as const;
