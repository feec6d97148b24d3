import type { faults } from '../../packages/emulator/src/fault.ts';
import { read, requestCode, times, verify, verifyCode } from './acts.ts';
import { allOf, type Behaviour, does, type RefusalsOf, refuses, type Topic } from './behaviour.ts';
import { assumed, documented, guessed, pages, recorded, reported } from './sources.ts';
import { demo } from './stage.ts';

type OwnershipRefusal = 'codeNotSent' | 'codesTooOften' | 'codeWrong';

const notSent = (says: string) => ({ code: '400 136024/2388091', says });
const wrongCode = { code: '400 136025/2388093', says: 'The code entered is incorrect.' };

export const ownershipRefusals: RefusalsOf<Pick<typeof faults, OwnershipRefusal>> = {
  codeNotSent: [
    refuses(
      'a code for a number that is verified',
      reported(`${pages.errors} explains the subcode; integrators take it so`),
      notSent('Please try again in some time.'),
      async (stage) => {
        await verify(stage);
        return requestCode(stage);
      },
    ),
    ...(
      [
        ['an SMS to a number that receives none', { noSms: true }, 'SMS'],
        ['a call to a number that receives none', { noVoice: true }, 'VOICE'],
        ['a code for a number that is banned', { banned: true }, 'SMS'],
      ] as const
    ).map(([what, facts, code_method]) =>
      refuses(
        what,
        assumed(`${pages.java} has the code; that it is this one is assumed`),
        notSent('This phone number '),
        ({ post, control }) => {
          control.lines.update('16315552000', facts);
          return post(`${demo.unverified}/request_code`, { code_method, language: 'en' });
        },
      ),
    ),
  ],
  codesTooOften: refuses(
    'a sixth code in 12 hours',
    recorded('a response of July 2026 that an integrator published; the number is assumed'),
    { code: '400 136024/2388367', says: 'You have requested too many codes.' },
    (stage) => times(6, () => requestCode(stage)),
    'codeRequestLimit',
  ),
  codeWrong: [
    refuses(
      'another code than the one that was sent',
      recorded(pages.java),
      wrongCode,
      async (stage) => {
        await requestCode(stage);
        return verifyCode(stage, demo.unverified, '000000');
      },
    ),
    refuses('a code that was used', assumed(pages.openApi), wrongCode, async (stage) => {
      await verify(stage);
      return verifyCode(stage);
    }),
    refuses(
      'a code that is ten minutes old',
      assumed(pages.openApi),
      wrongCode,
      async (stage) => {
        await requestCode(stage);
        await stage.advance('10m');
        return verifyCode(stage);
      },
      'codeLifetime',
    ),
    refuses(
      'the right code after five wrong ones',
      guessed,
      wrongCode,
      async (stage) => {
        await requestCode(stage);
        await times(5, () => verifyCode(stage, demo.unverified, '000000'));
        return verifyCode(stage);
      },
      'wrongCodeLimit',
    ),
  ],
};

const ownershipAs: readonly Behaviour[] = [
  does(
    'a code is six digits',
    documented(pages.numbers),
    async (stage) => {
      await requestCode(stage);
      return stage.control.codes.latest(demo.unverified)?.message;
    },
    'WhatsApp code 123-456',
  ),
  does(
    'a language may be written with and without its country',
    documented(pages.numbers),
    async ({ post }) =>
      (await post(`${demo.unverified}/request_code`, { code_method: 'VOICE', language: 'en' }))
        .body,
    { success: true },
  ),
  does(
    'a new code makes the one before it void',
    guessed,
    async (stage) => {
      stage.set({ verificationCode: '111111' });
      await requestCode(stage);
      stage.set({ verificationCode: '222222' });
      await requestCode(stage);
      return (await verifyCode(stage, demo.unverified, '111111')).refusal.code;
    },
    '400 136025/2388093',
  ),
  does(
    'a number that was verified is PENDING until it is registered',
    recorded(pages.chatwoot),
    async (stage) => {
      await verify(stage);
      return read(stage, 'status,code_verification_status,platform_type', demo.unverified);
    },
    ['PENDING', 'VERIFIED', 'NOT_APPLICABLE'],
  ),
  does(
    'a proof that has expired can be renewed, and the number stays connected',
    documented(`${pages.codegen} has the value EXPIRED`),
    async (stage) => {
      const before = await read(stage, 'status,code_verification_status');
      await verify(stage, demo.connected);
      return [...before, ...(await read(stage, 'status,code_verification_status'))];
    },
    ['CONNECTED', 'EXPIRED', 'CONNECTED', 'VERIFIED'],
  ),
];

export const ownership: Topic = {
  title: 'Proving ownership',
  behaviours: [...ownershipAs, ...allOf(ownershipRefusals)],
};
