import path from 'node:path';
import { CliError, UsageError } from './errors.ts';
import { type Folders, isReadByOthers, readJson, writeJson } from './files.ts';
import type { Io } from './io.ts';

/** Credentials under a name. */
export interface Profile {
  readonly accessToken?: string;
  readonly appSecret?: string;
  readonly phoneNumberId?: string;
  readonly businessAccountId?: string;
  readonly portfolioId?: string;
  readonly baseUrl?: string;
  readonly apiVersion?: string;
  /** Whether changes are refused. */
  readonly readOnly?: boolean;
}

export interface Profiles {
  /** The one that is used where none is named. */
  readonly current?: string;
  readonly profiles: Readonly<Record<string, Profile>>;
}

/** The profile that is used, with the environment in front of it. */
export interface Credentials extends Profile {
  /** The name of the profile; absent where there is none. */
  readonly name?: string;
}

/** What is set for `waba` in the environment, and wins over the profile. */
export const variables = {
  accessToken: 'WHATSAPP_ACCESS_TOKEN',
  appSecret: 'WHATSAPP_APP_SECRET',
  phoneNumberId: 'WHATSAPP_PHONE_NUMBER_ID',
  businessAccountId: 'WHATSAPP_BUSINESS_ACCOUNT_ID',
  portfolioId: 'WHATSAPP_PORTFOLIO_ID',
  baseUrl: 'WHATSAPP_BASE_URL',
  apiVersion: 'WHATSAPP_API_VERSION',
} as const satisfies Partial<Record<keyof Profile, string>>;

/** The demo of `waba emulator`, which needs no file. */
const EMULATOR = 'emulator';
const emulator: Profile = {
  accessToken: 'EAAEmulatorDemoToken',
  appSecret: 'emulator-demo-app-secret',
  baseUrl: 'http://127.0.0.1:4004',
};

export const profilesFile = ({ config }: Folders): string => path.join(config, 'profiles.json');

/** The profiles of the file, and the emulator's, which is always there. */
export async function readProfiles(folders: Folders): Promise<Profiles> {
  const file = profilesFile(folders);
  const found = await readJson(file);
  if (found === undefined) return { profiles: { [EMULATOR]: emulator } };
  const { profiles, current } = found as Partial<Profiles>;
  if (typeof profiles !== 'object' || profiles === null) {
    throw new CliError(`${file} holds no profiles. Mend it, or remove it.`);
  }
  return { ...(current && { current }), profiles: { [EMULATOR]: emulator, ...profiles } };
}

export async function writeProfiles(
  folders: Folders,
  { current, profiles }: Profiles,
): Promise<void> {
  const { [EMULATOR]: shown, ...others } = profiles;
  const kept = shown === emulator || shown === undefined ? others : profiles;
  await writeJson(profilesFile(folders), { ...(current && { current }), profiles: kept });
}

/** Where a profile is wanted that is not there. */
export function noProfile(name: string, { profiles }: Profiles): UsageError {
  const names = Object.keys(profiles).join(', ');
  return new UsageError(
    `There is no profile '${name}'. There are: ${names}. Make it with: waba config set ${name}`,
  );
}

/**
 * The credentials to work with: of the environment first, then of the profile that was named, or is in
 * use.
 */
export async function credentialsFrom(
  { env }: Pick<Io, 'env'>,
  folders: Folders,
  named: string | undefined,
  warn: (text: string) => void,
): Promise<Credentials> {
  const profiles = await readProfiles(folders);
  const name = named ?? (env.WABA_PROFILE || profiles.current);
  if (name !== undefined && !Object.hasOwn(profiles.profiles, name)) {
    throw noProfile(name, profiles);
  }
  const profile = name === undefined ? {} : profiles.profiles[name];
  const fromEnvironment = Object.entries(variables).flatMap(([key, variable]) =>
    env[variable] ? [[key, env[variable]]] : [],
  );
  const file = profilesFile(folders);
  if (profile?.accessToken && profile !== emulator && (await isReadByOthers(file))) {
    warn(`Others can read ${file}, which holds tokens. Run: chmod 600 ${file}`);
  }
  if (named !== undefined && profile) {
    const hidden = Object.entries(variables).filter(
      ([key, variable]) =>
        env[variable] && key in profile && env[variable] !== profile[key as keyof Profile],
    );
    if (hidden.length > 0) {
      const names = hidden.map(([, variable]) => variable).join(', ');
      warn(`The environment wins over the profile '${named}': ${names}`);
    }
  }
  return {
    ...profile,
    ...Object.fromEntries(fromEnvironment),
    ...(name !== undefined && { name }),
  };
}
