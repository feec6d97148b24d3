/**
 * What Meta does not document, decided by name. Each default is the emulator's best reading of what
 * is known; change one with `createEmulator({ settings: { … } })`.
 */
export interface Settings {
  /** The code that is sent: `'123456'` or another fixed one, or `'random'` six digits. */
  readonly verificationCode: string;
  /** How long a code is good for. Only Meta's OpenAPI file names a time. */
  readonly codeLifetime: string;
  /** Codes a number may be sent in `codeRequestWindow`; then 136024 with subcode 2388367. Undocumented. */
  readonly codeRequestLimit: number;
  readonly codeRequestWindow: string;
  /** Wrong codes until the one that was sent is void. Undocumented. */
  readonly wrongCodeLimit: number;
  /** How long after verification the name's certificate is missing: registering then is 100/2388001. */
  readonly provisioningDelay: string;
  /** Requests to register in `registrationWindow`, the failed ones included; one more is 133016. Documented. */
  readonly registrationLimit: number;
  readonly registrationWindow: string;
  /** How long 133016 lasts, counted from the request that was one too many. */
  readonly registrationLock: string;
  /** Wrong PINs answered with 133005 within `pinLock`; the next is 133008. Undocumented. */
  readonly wrongPinLimit: number;
  /** How long 133008 lasts. */
  readonly pinLock: string;
  /** Two tries at the PIN closer together than this are 133009; `'0s'` never is. Undocumented. */
  readonly pinPace: string;
  /** Whether a PIN can be set before the number is registered; else that is 133010. Undocumented. */
  readonly pinBeforeRegistration: boolean;
  /** What deregistering a number that is not registered answers: success, or 133010. Undocumented. */
  readonly deregisterTwice: 'success' | 'refuse';
  /** Review of the name a number is added with. */
  readonly firstNameStatus: 'PENDING_REVIEW' | 'AVAILABLE_WITHOUT_REVIEW' | 'NONE';
  /** Changes of display name in `nameChangeWindow`. Documented. */
  readonly nameChangeLimit: number;
  readonly nameChangeWindow: string;
  /** Time to register again after a name was approved; then it must be asked for anew. Documented. */
  readonly nameApplyWindow: string;
}

export const defaultSettings: Settings = Object.freeze({
  verificationCode: '123456',
  codeLifetime: '10m',
  codeRequestLimit: 5,
  codeRequestWindow: '12h',
  wrongCodeLimit: 5,
  provisioningDelay: '0s',
  registrationLimit: 10,
  registrationWindow: '72h',
  registrationLock: '72h',
  wrongPinLimit: 5,
  pinLock: '1h',
  pinPace: '0s',
  pinBeforeRegistration: false,
  deregisterTwice: 'success',
  firstNameStatus: 'PENDING_REVIEW',
  nameChangeLimit: 10,
  nameChangeWindow: '30d',
  nameApplyWindow: '14d',
});

/** Joins changed settings with the defaults; a name that is not a setting is refused. */
export function settingsFrom(changed: Partial<Settings> = {}): Settings {
  for (const name of Object.keys(changed)) {
    if (!(name in defaultSettings)) {
      throw new TypeError(
        `${name} is not a setting of the emulator; they are ${Object.keys(defaultSettings).join(', ')}`,
      );
    }
  }
  return Object.freeze({ ...defaultSettings, ...changed });
}
