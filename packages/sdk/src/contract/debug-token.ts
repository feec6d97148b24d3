import { read } from './endpoint.ts';
import type { Open } from './phone-number.ts';

/** What Meta knows of an access token. */
export interface TokenInfo {
  /** The app the token was made for. */
  readonly app_id?: string;
  /** The app's name. */
  readonly application?: string;
  readonly type?: Open<'SYSTEM_USER' | 'USER' | 'APP' | 'PAGE'>;
  /** Whether calls with it are answered. */
  readonly is_valid: boolean;
  /** When it ends, in seconds since 1970; 0 is never. */
  readonly expires_at?: number;
  /** When it was made, in seconds since 1970. */
  readonly issued_at?: number;
  /** Its permissions. */
  readonly scopes: readonly string[];
  /** Which nodes each permission is good for; without `target_ids`, all there are. */
  readonly granular_scopes?: readonly {
    readonly scope: string;
    /** Ids of accounts, or of portfolios for `business_management`. */
    readonly target_ids?: readonly string[];
  }[];
  readonly user_id?: string;
  /** Why it is not valid. */
  readonly error?: { readonly code: number; readonly message: string; readonly subcode?: number };
}

export interface DebugTokenInput {
  /** The token in question. */
  readonly input_token: string;
}

export const debugToken = {
  /** Read what an access token is good for. Its id is `debug_token`. */
  'debugToken.get': read<TokenInfo, DebugTokenInput, { readonly data: TokenInfo }>({
    node: 'debugToken',
    secrets: ['input_token'],
    docs: 'https://developers.facebook.com/docs/graph-api/reference/debug_token',
  }),
} as const;
