import { noAttempts } from './attempts.ts';
import { milliseconds } from './clock.ts';
import { newPhoneNumber } from './phone-number.ts';
import type { World } from './world.ts';

/** What a program needs to know of the demo world. */
export const demo = {
  accessToken: 'EAAEmulatorDemoToken',
  appSecret: 'emulator-demo-app-secret',
  businessAccountId: '102290129340398',
  /** The number that is connected: PIN `123456`. */
  phoneNumberId: '106540352242922',
  unverifiedPhoneNumberId: '110200345501442',
  testPhoneNumberId: '107878721936019',
} as const;

/**
 * Fills a world with the demo: one portfolio, one WhatsApp Business Account, and three numbers, of
 * which one is connected, one was just added, and one is Meta's free test number.
 *
 * The connected number's proof of ownership has expired, as it does on numbers that have been in use
 * for long: so it can be verified once more, and every call of the manual works on it.
 */
export function plantDemo(world: World): void {
  const appId = '670843887433847';
  const portfolioId = '506914307656634';
  const businessAccountId = demo.businessAccountId;
  world.put({ kind: 'app', id: appId, name: 'Lucky Shrub Bot', secret: demo.appSecret });
  world.put({
    kind: 'portfolio',
    id: portfolioId,
    name: 'Lucky Shrub',
    messagingLimit: 'TIER_2K',
    phoneNumberCap: 20,
    unlinkedUsernames: { facebook: ['luckyshrub.page'], instagram: ['luckyshrub.photos'] },
  });
  world.put({
    kind: 'businessAccount',
    id: businessAccountId,
    name: 'Lucky Shrub',
    portfolioId,
    subscriptions: [{ appId }],
  });
  world.putToken({
    token: demo.accessToken,
    appId,
    scopes: ['whatsapp_business_management', 'whatsapp_business_messaging'],
    businessAccountIds: [businessAccountId],
  });

  const test = newPhoneNumber({
    id: demo.testPhoneNumberId,
    businessAccountId,
    digits: '15550934873',
    name: { text: 'Test Number', status: 'AVAILABLE_WITHOUT_REVIEW' },
  });
  const registration = {
    status: 'REGISTERED',
    registers: noAttempts,
    deregisters: noAttempts,
  } as const;
  world.put({
    ...test,
    accountMode: 'SANDBOX',
    registration,
    twoStep: { pin: '123456', wrong: noAttempts },
    quality: 'GREEN',
  });

  const connected = newPhoneNumber({
    id: demo.phoneNumberId,
    businessAccountId,
    digits: '16315551000',
    name: { text: 'Lucky Shrub', status: 'APPROVED' },
  });
  world.put({
    ...connected,
    ownership: {
      status: 'EXPIRED',
      verifiedAt: world.now() - milliseconds('400d'),
      requests: noAttempts,
    },
    registration,
    twoStep: { pin: '123456', wrong: noAttempts },
    quality: 'GREEN',
  });

  world.put(
    newPhoneNumber({
      id: demo.unverifiedPhoneNumberId,
      businessAccountId,
      digits: '16315552000',
      name: { text: 'Lucky Shrub Seeds', status: world.settings.firstNameStatus },
    }),
  );
}
