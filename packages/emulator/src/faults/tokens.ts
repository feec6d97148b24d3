import { core, GraphFault } from './dialects.ts';

/** Refusals of a token. */
export const tokenFaults = {
  tokenMissing: () => core(104, 'An access token is required to request this resource.'),
  tokenMalformed: () => core(190, 'Invalid OAuth access token - Cannot parse access token', 401),
  tokenExpired: (expired: string, now: string) =>
    core(
      190,
      `Error validating access token: Session has expired on ${expired}. The current time is ${now}.`,
      401,
      463,
    ),
  permissionMissing: (permission: string) =>
    core(200, `(#200) Permissions error: requires the ${permission} permission`, 403),
  tokenNotYours: () =>
    core(
      100,
      '(#100) You must provide an app access token, or a user access token that is an owner or developer of the app',
    ),
  invalidProof: () =>
    new GraphFault({
      message: 'Invalid appsecret_proof provided in the API argument',
      type: 'GraphMethodException',
      code: 100,
    }),

  tokenRevoked: (appId: string) =>
    core(
      190,
      `Error validating access token: The user has not authorized application ${appId}.`,
      401,
      458,
    ),

  needsAppToken: () => core(15, '(#15) This method must be called with an app access_token.'),

  proofMissing: () =>
    new GraphFault({
      message: 'API calls from the server require an appsecret_proof argument',
      type: 'GraphMethodException',
      code: 100,
    }),
} as const;
