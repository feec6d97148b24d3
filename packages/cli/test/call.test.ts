import { contract } from 'meta-cloud-api/contract';
import { describe, expect, it } from 'vitest';
import { account, changesAt, connected, fresh, useStage } from './stage.ts';

const stage = useStage();
const { waba, emulator } = stage;

describe('waba call', () => {
  it('lists every row of the contract', async () => {
    const { stdout } = await waba('call --json');
    expect(JSON.parse(stdout).map(({ name }: { name: string }) => name)).toEqual(
      Object.keys(contract),
    );
  });

  it('reads fields', async () => {
    const { stdout } = await waba(
      `call phoneNumber.get ${connected.digits} --field status,id --json`,
    );
    expect(JSON.parse(stdout)).toEqual({ status: 'CONNECTED', id: connected.id });
  });

  it('follows the pages of a list', async () => {
    const page = await waba(
      `call businessAccount.listPhoneNumbers ${account} --set limit=1 --json`,
    );
    expect(JSON.parse(page.stdout).data).toHaveLength(1);
    const all = await waba(
      `call businessAccount.listPhoneNumbers ${account} --set limit=1 --all --ndjson`,
    );
    expect(all.stdout.trim().split('\n')).toHaveLength(3);
  });

  it('sends a change, with inputs from its options or from JSON', async () => {
    const asked = 'call phoneNumber.requestCode --set code_method=SMS --set language=en_US';
    expect((await waba(`${asked} ${fresh.id}`)).code).toBe(0);
    const registered = await waba(`call phoneNumber.register ${connected.id} --input -`, {
      stdin: '{"messaging_product":"whatsapp","pin":"123456"}',
    });
    expect([registered.code, changesAt(stage)]).toEqual([
      0,
      ['phoneNumber.requestCode', 'phoneNumber.register'],
    ]);
  });

  it('keeps text as text, and puts values where their paths say', async () => {
    const { stdout } = await waba([
      ...`call phoneNumber.updateSettings ${connected.id} --dry-run --json`.split(' '),
      ...['--set', 'calling.status=ENABLED', '--set', 'calling.count=007'],
      ...['--set', 'calling.on=true', '--set', 'calling.list=["a"]'],
    ]);
    expect(JSON.parse(stdout).requests[0].body).toMatchObject({
      calling: { status: 'ENABLED', count: '007', on: true, list: ['a'] },
    });
  });

  it('hides secrets in a dry run, and warns of those that were typed', async () => {
    const { stdout, stderr } = await waba(
      `call phoneNumber.register ${connected.id} --set pin=998877 --dry-run`,
    );
    expect(stdout).toContain(`POST ${stage.url}/v26.0/${connected.id}/register`);
    expect(stdout).toContain('authorization: Bearer [hidden]');
    expect(stdout).toContain('"pin":"[hidden]"');
    expect(stdout + stderr).not.toContain('998877');
    expect(stdout + stderr).not.toContain(emulator.env.WHATSAPP_ACCESS_TOKEN);
    expect(stderr).toContain('--input -');
    expect(changesAt(stage)).toEqual([]);
  });

  it.each([
    ['call phoneNumber.gte 1', "Did you mean 'phoneNumber.get'?"],
    ['call phoneNumber.get', 'Of which phone number?'],
    [`call phoneNumber.get ${connected.id} --all`, 'is none'],
    [`call phoneNumber.get ${connected.id} --set status`, '--set takes a path'],
    [`call phoneNumber.get ${connected.id} --input -`, 'is not JSON'],
  ])('explains what is wrong with %s', async (words, message) => {
    const { code, stderr } = await waba(words, { stdin: 'no' });
    expect([code, stderr]).toEqual([3, expect.stringContaining(message)]);
  });
});

describe('waba explain', () => {
  it.each([
    [['133016'], '133016'],
    [['100/2388001'], '100/2388001'],
    [['100', '2388001'], '100/2388001'],
    [['(#100) Invalid parameter'], '100'],
    [['{"error":{"message":"x","code":136024,"error_subcode":2388367}}'], '136024/2388367'],
    [['{\\"error\\":{\\"code\\":133005}}'], '133005'],
    [['GraphError: … { code: 136024, subcode: 2388367, status: 400 }'], '136024/2388367'],
    [['phoneNumber.register 106540352242922: (#133010) Account not registered'], '133010'],
    [['2388001'], '2388001'],
    [['code 136024/2388367  trace abc'], '136024/2388367'],
    [['code 100/33'], '100/33'],
    [['  code 100/33  trace AbC  https://developers.facebook.com/docs'], '100/33'],
    [['2026 error 131026'], '131026'],
    [['2026-11-22T10:00:00Z 400 GraphError (#133010)'], '133010'],
  ])('finds the code in %j', async (words, code) => {
    const { stdout } = await waba(['explain', ...words]);
    expect(stdout.split('  ')[0]).toBe(code);
    expect(stdout).toContain('→ ');
    expect(stdout).toContain('https://developers.facebook.com/');
  });

  it('reads standard input', async () => {
    const { stdout } = await waba('explain - --json', { stdin: '{"error":{"code":190}}' });
    expect(JSON.parse(stdout).code).toBe(190);
  });

  it('says where a code is not known, or there is none', async () => {
    expect((await waba('explain 999999')).code).toBe(1);
    expect((await waba(['explain', 'it broke'])).code).toBe(3);
  });
});
