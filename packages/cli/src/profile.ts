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
  if (!isTable(profiles) || !Object.values(profiles).every(isTable)) {
    throw new CliError(`${file} holds something else than profiles. Mend it, or remove it.`);
  }
  return { ...(current && { current }), profiles: { [EMULATOR]: emulator, ...profiles } };
}

const isTable = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a profile is the emulator's as it always is, which no file holds. */
export const isAlwaysThere = (profile: Profile | undefined) => profile === emulator;

/** What the file holds of profiles: all but what is always there. */
export function toKeep({ current, profiles }: Profiles): Profiles {
  const { [EMULATOR]: shown, ...others } = profiles;
  const kept = shown === emulator || shown === undefined ? others : profiles;
  return { ...(current && { current }), profiles: kept };
}

export const writeProfiles = (folders: Folders, profiles: Profiles): Promise<void> =>
  writeJson(profilesFile(folders), toKeep(profiles));

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
  const credentials: Credentials = {
    ...profile,
    ...Object.fromEntries(fromEnvironment),
    ...(name !== undefined && { name }),
  };
  const { baseUrl } = credentials;
  if (baseUrl !== undefined && !URL.canParse(baseUrl)) {
    const where = env[variables.baseUrl] ? variables.baseUrl : `The profile '${name}'`;
    throw new UsageError(
      `${where} names '${baseUrl}', which is no address such as https://graph.facebook.com.`,
    );
  }
  return credentials;
}
