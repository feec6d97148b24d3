import type { CommandTable } from '../command.ts';

/** Every command by its name, with what a list of commands says of it. Each is loaded when it is wanted. */
export const commands: CommandTable = {
  doctor: {
    summary: 'say why a number cannot send, and what to do',
    load: () => import('./doctor.ts'),
  },
  onboard: {
    summary: 'bring a number to where it sends, step by step',
    load: () => import('./onboard.ts'),
  },
  numbers: {
    summary: 'read and change numbers',
    commands: {
      list: { summary: 'list the numbers', load: () => import('./numbers/list.ts') },
      get: { summary: 'read a number', load: () => import('./numbers/get.ts') },
      add: { summary: 'add a number to an account', load: () => import('./numbers/add.ts') },
      'request-code': {
        summary: 'have Meta send a verification code',
        load: () => import('./numbers/request-code.ts'),
      },
      verify: {
        summary: 'verify a number with the code that arrived',
        load: () => import('./numbers/verify.ts'),
      },
      register: {
        summary: 'register a number, so that it sends',
        load: () => import('./numbers/register.ts'),
      },
      deregister: {
        summary: 'take a number off the Cloud API',
        load: () => import('./numbers/deregister.ts'),
      },
      settings: {
        summary: 'settings of calls, encryption and chats',
        commands: {
          get: { summary: 'read them', load: () => import('./numbers/settings/get.ts') },
          set: { summary: 'change them', load: () => import('./numbers/settings/set.ts') },
        },
      },
      profile: {
        summary: 'what people see of the business',
        commands: {
          get: { summary: 'read it', load: () => import('./numbers/profile/get.ts') },
          set: { summary: 'change it', load: () => import('./numbers/profile/set.ts') },
        },
      },
      qr: {
        summary: 'QR codes and short links',
        commands: {
          list: { summary: 'list them', load: () => import('./numbers/qr/list.ts') },
          create: { summary: 'make one', load: () => import('./numbers/qr/create.ts') },
          update: { summary: 'change its text', load: () => import('./numbers/qr/update.ts') },
          delete: { summary: 'delete one', load: () => import('./numbers/qr/delete.ts') },
        },
      },
      username: {
        summary: 'the business username',
        commands: {
          get: { summary: 'read it', load: () => import('./numbers/username/get.ts') },
          set: { summary: 'ask for one', load: () => import('./numbers/username/set.ts') },
          delete: { summary: 'give it up', load: () => import('./numbers/username/delete.ts') },
          suggest: {
            summary: 'names that Meta suggests',
            load: () => import('./numbers/username/suggest.ts'),
          },
        },
      },
      callback: {
        summary: 'where the messages of one number go',
        commands: {
          get: { summary: 'read it', load: () => import('./numbers/callback/get.ts') },
          set: { summary: 'set or clear it', load: () => import('./numbers/callback/set.ts') },
        },
      },
    },
  },
  name: {
    summary: 'the display name and its review',
    commands: {
      status: { summary: 'where the review stands', load: () => import('./name/status.ts') },
      set: { summary: 'ask for another name', load: () => import('./name/set.ts') },
      watch: { summary: 'wait until Meta has decided', load: () => import('./name/watch.ts') },
    },
  },
  pin: {
    summary: 'the two-step PIN',
    commands: {
      set: { summary: 'set the PIN', load: () => import('./pin/set.ts') },
      rotate: {
        summary: 'replace it by one made by chance',
        load: () => import('./pin/rotate.ts'),
      },
    },
  },
  accounts: {
    summary: 'WhatsApp Business Accounts',
    commands: {
      list: {
        summary: 'list the accounts that the token reaches',
        load: () => import('./accounts/list.ts'),
      },
    },
  },
  subscribe: {
    summary: "have an account's webhooks sent to the app",
    load: () => import('./subscribe.ts'),
  },
  emulator: {
    summary: "Meta's API on this machine, for trying things out",
    load: () => import('./emulator/start.ts'),
    commands: {
      codes: { summary: 'the codes that were sent', load: () => import('./emulator/codes.ts') },
      advance: { summary: 'move its clock forward', load: () => import('./emulator/advance.ts') },
      approve: { summary: 'approve a display name', load: () => import('./emulator/approve.ts') },
      reject: { summary: 'turn a display name down', load: () => import('./emulator/reject.ts') },
      fault: { summary: 'have calls go wrong', load: () => import('./emulator/fault.ts') },
      requests: { summary: 'what it was asked', load: () => import('./emulator/requests.ts') },
      reset: { summary: 'back to its beginning', load: () => import('./emulator/reset.ts') },
    },
  },
  webhooks: {
    summary: 'receive, send and verify webhooks',
    commands: {
      listen: {
        summary: 'receive webhooks, and hand them to your program',
        load: () => import('./webhooks/listen.ts'),
      },
      list: { summary: 'list what came', load: () => import('./webhooks/list.ts') },
      replay: {
        summary: 'hand your program again what came',
        load: () => import('./webhooks/replay.ts'),
      },
      trigger: {
        summary: 'have an event be told',
        load: () => import('./webhooks/trigger.ts'),
      },
      verify: {
        summary: 'say whether a body is from Meta',
        load: () => import('./webhooks/verify.ts'),
      },
      sign: { summary: 'sign a body as Meta does', load: () => import('./webhooks/sign.ts') },
    },
  },
  explain: {
    summary: 'say what an error means',
    load: () => import('./explain.ts'),
  },
  call: {
    summary: 'send any call of the contract',
    load: () => import('./call.ts'),
  },
  config: {
    summary: 'profiles: credentials under a name',
    commands: {
      list: { summary: 'list the profiles', load: () => import('./config/list.ts') },
      set: { summary: 'make or change a profile', load: () => import('./config/set.ts') },
      use: { summary: 'use a profile from now on', load: () => import('./config/use.ts') },
      remove: { summary: 'remove a profile', load: () => import('./config/remove.ts') },
    },
  },
  completion: {
    summary: 'a script that completes what you type',
    load: () => import('./completion.ts'),
  },
};
