import { createHash } from 'node:crypto';
import type {
  CallingSettings,
  FeatureSettings,
  PayloadEncryptionSettings,
  SipServer,
} from 'meta-cloud-api/contract';
import { faults } from '../fault.ts';
import type { PhoneNumber, Token } from '../nodes.ts';
import type { World } from '../world.ts';
import { isSubscribed } from './callback.ts';
import { isLimitLow } from './messaging-limit.ts';
import { isRegistered } from './presence.ts';

/** What a number has where nothing was set. */
const defaults: FeatureSettings = {
  calling: {
    status: 'DISABLED',
    call_icon_visibility: 'DEFAULT',
    callback_permission_status: 'DISABLED',
    srtp_key_exchange_protocol: 'DTLS',
  },
  user_identity_change: { enable_identity_key_check: false },
  payload_encryption: { status: 'DISABLED' },
  storage_configuration: { status: 'DEFAULT' },
};

/** The settings as they are read; passwords only where they were asked for. */
export function settingsOf({ settings }: PhoneNumber, withPasswords: boolean): FeatureSettings {
  const { calling, ...others } = { ...defaults, ...settings };
  const { sip } = calling;
  if (withPasswords || !sip?.servers) return { calling, ...others };
  const servers = sip.servers.map(({ sip_user_password: _hidden, ...server }) => server);
  return { calling: { ...calling, sip: { ...sip, servers } }, ...others };
}

/** Sets the one feature that was given. */
export function setFeature(
  number: PhoneNumber,
  given: { readonly [Feature in keyof FeatureSettings]?: FeatureSettings[Feature] | undefined },
  token: Token,
  world: World,
): PhoneNumber {
  const features = Object.values(given).filter((feature) => feature !== undefined);
  if (features.length !== 1) throw faults.oneFeature();
  const having = (settings: Partial<FeatureSettings>) => ({
    ...number,
    settings: { ...number.settings, ...settings },
  });
  const { calling, user_identity_change, payload_encryption, storage_configuration } = given;
  if (calling) return having({ calling: callingWith(number, calling, token, world) });
  if (user_identity_change) return having({ user_identity_change });
  if (payload_encryption) return having({ payload_encryption: encryptionFrom(payload_encryption) });
  if (isRegistered(number)) throw faults.storageOfRegistered();
  return having({ ...(storage_configuration && { storage_configuration }) });
}

/** Calls as they are after a change: enabling them takes a high enough limit, and somebody to take the calls. */
function callingWith(
  number: PhoneNumber,
  change: CallingSettings,
  token: Token,
  world: World,
): CallingSettings {
  const current = number.settings.calling ?? defaults.calling;
  const { sip } = change;
  const calling = {
    ...current,
    ...change,
    ...(sip && { sip: { ...sip, servers: serversWith(current, sip.servers, token, world) } }),
  };
  if (calling.status !== 'ENABLED' || current.status === 'ENABLED') return calling;
  if (isLimitLow(number, world)) throw faults.callingNeedsLimit();
  const hasSip = calling.sip?.status === 'ENABLED' && Boolean(calling.sip.servers?.length);
  const account = world.get('businessAccount', number.businessAccountId);
  if (!hasSip && !isSubscribed(account, token.appId)) throw faults.callingNeedsReceiver();
  return calling;
}

/** The SIP servers: each app has one, with a password that Meta makes up. */
function serversWith(
  { sip }: CallingSettings,
  given: readonly SipServer[] | undefined,
  { appId }: Token,
  world: World,
): readonly SipServer[] {
  const servers = sip?.servers ?? [];
  if (!given) return servers;
  const own = servers.find(({ app_id }) => app_id === appId);
  const others = servers.filter((server) => server !== own);
  const [server] = given;
  if (!server) return others;
  const password = own?.sip_user_password ?? world.ids.digits(12);
  return [...others, { app_id: appId, port: 5061, ...server, sip_user_password: password }];
}

/** Encryption as it is read: of the client's key the fingerprint, and a key of Meta's own. */
function encryptionFrom({
  status,
  client_encryption_key: key,
}: PayloadEncryptionSettings): PayloadEncryptionSettings {
  if (status !== 'ENABLED') return { status };
  if (!key) throw faults.missingParameter('client_encryption_key');
  const digest = (text: string) => createHash('sha256').update(text);
  return {
    status,
    client_encryption_key_fingerprint: digest(key).digest('hex'),
    cloud_encryption_key: digest(`cloud:${key}`).digest('base64'),
  };
}
