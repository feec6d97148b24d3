import { createEmulator } from '@meta-cloud-api/emulator';
import { WhatsApp } from 'meta-cloud-api';

/**
 * The life of a number, told step by step: the real client over HTTP, against the emulator.
 * @param {{ port: number, once: boolean }} options
 */
export async function walk({ port, once }) {
  const emulator = createEmulator();
  const server = await emulator.listen({ port }).catch((error) => {
    console.error(error.message);
    process.exit(1);
  });

  console.log('\nA WhatsApp number, from nothing to an approved name\n');
  try {
    await tellStory(emulator, server.url);
  } catch (error) {
    console.error(`    ✗ ${/** @type {Error} */ (error).message}\n`);
    await server.close();
    process.exit(1);
  }
  if (once) return server.close();
  emulator.control.reset();

  // Before anything says that it can be stopped.
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => server.close().then(() => process.exit(0)));
  }

  console.log(
    `The emulator stays up at ${server.url}, back at its beginning. Point any program at it:\n`,
  );
  for (const [name, value] of Object.entries(emulator.env))
    console.log(`  export ${name}=${value}`);
  console.log(`
  The code last sent to each number:  curl ${server.url}/_emulator/codes/list
  Back to the beginning:              curl -X POST ${server.url}/_emulator/reset
  Everything you can make happen:     curl ${server.url}/_emulator

Ctrl-C stops it.`);
}

/**
 * @param {import('@meta-cloud-api/emulator').Emulator} emulator
 * @param {string} baseUrl
 */
async function tellStory(emulator, baseUrl) {
  const { fetch: _inProcess, ...options } = emulator.options;
  const account = new WhatsApp({ ...options, baseUrl });

  step('Add the number +1 631 555 3000');
  const created = await account.phoneNumber.create({
    phoneNumber: '+1 631 555 3000',
    displayName: 'Lucky Shrub Garden',
  });
  const phoneNumberId = created.data.id;
  const whatsapp = account.forNumber(phoneNumberId);
  const showStatus = async () => {
    const { data } = await whatsapp.phoneNumber.get();
    show(`${data.display_phone_number} is ${data.status}`);
  };
  const showName = async () => {
    const { data } = await whatsapp.phoneNumber.get();
    show(`in use: '${data.verified_name}', ${data.name_status}`);
    if (data.new_display_name)
      show(`asked for: '${data.new_display_name}', ${data.new_name_status}`);
  };
  show(`its id is ${phoneNumberId}`);
  await showStatus();

  step('Request a verification code by SMS');
  await whatsapp.phoneNumber.requestVerificationCode({ codeMethod: 'SMS', locale: 'en_US' });
  const sent = emulator.control.codes.latest(phoneNumberId);
  if (!sent) throw new Error('the emulator has sent no code');
  show(`the phone shows "${sent.message}"`);

  step('Verify the number with the code');
  await whatsapp.phoneNumber.verify({ code: sent.code });
  await showStatus();

  step('Register it with a two-step PIN');
  await whatsapp.phoneNumber.register({ pin: '123456' });
  await showStatus();

  step('Change the PIN');
  await whatsapp.twoStepVerification.update({ pin: '654321' });
  show('the new PIN is the one to register with from now on');

  step('Ask for another display name');
  await whatsapp.phoneNumber.updateDisplayName({ displayName: 'My Business Name' });
  await showName();

  step('See it approved (here the emulator plays the reviewer): it shows, until day 14');
  const { decision } = emulator.control.names.approve(phoneNumberId);
  show(`Meta's decision: ${decision}`);
  await showName();

  step('Register again, which is what makes the new name hold');
  await whatsapp.phoneNumber.register({ pin: '654321' });
  await showStatus();
  await showName();

  step('Turn conversational components on');
  await whatsapp.phoneNumber.updateSettings({
    enableConversationalComponents: true,
    prompts: ['Book a visit', 'Opening hours'],
    commands: [{ command_name: 'help', command_description: 'What this chat can do' }],
  });
  const { data } = await whatsapp.phoneNumber.get({ fields: ['conversational_automation'] });
  show(`people can tap: ${data.conversational_automation.prompts?.join(' · ')}`);

  step('List all numbers of the account');
  const all = await whatsapp.phoneNumber.getAll();
  for (const number of all.data) {
    const {
      display_phone_number: shown,
      status,
      verified_name: name,
      name_status: review,
    } = number;
    show(`${shown.padEnd(18)}${status.padEnd(12)}${name} (${review})`);
  }
  console.log();
}

let steps = 0;

/** @param {string} text */
function step(text) {
  console.log(`${String(++steps).padStart(2)}. ${text}`);
}

/** @param {string} text */
function show(text) {
  console.log(`    ${text}`);
}
