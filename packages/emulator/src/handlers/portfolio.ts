import { isPossiblePhoneNumber } from 'libphonenumber-js';
import type { EndpointName } from 'meta-cloud-api/contract';
import * as z from 'zod';
import { visibleNode } from '../access.ts';
import { noAttempts } from '../attempts.ts';
import type { Asker } from '../edges/expand.ts';
import { faults } from '../fault.ts';
import { readBusinessAccount } from '../fields/business-account.ts';
import { readPreVerifiedNumber } from '../fields/pre-verified-number.ts';
import { filteringInput, meets } from '../filtering.ts';
import type { BusinessAccount, Portfolio, PreVerifiedNumber, Token } from '../nodes.ts';
import { page, pageInput } from '../paging.ts';
import { lineOf } from '../rules/line.ts';
import { isInPool, poolStatus } from '../rules/pre-verified-number.ts';
import { isRegistered } from '../rules/presence.ts';
import type { World } from '../world.ts';
import { digits, fieldsInput, type Handlers, handler, id, success } from './handler.ts';

const listInput = z.object({
  fields: fieldsInput,
  filtering: filteringInput(['creation_time', 'ownership_type', 'country']),
  sort: z
    .enum(['creation_time_ascending', 'creation_time_descending'])
    .default('creation_time_descending'),
  ...pageInput,
});

function listAccounts(
  accounts: readonly BusinessAccount[],
  { fields, filtering, sort, ...input }: z.infer<typeof listInput>,
  world: World,
  asker: Asker,
) {
  const direction = sort === 'creation_time_ascending' ? 1 : -1;
  const wanted = accounts
    .filter((account) =>
      filtering.every((condition) => {
        const { field } = condition;
        return meets(
          readBusinessAccount(account, [{ name: field }], world, asker)[field],
          condition,
        );
      }),
    )
    .toSorted((one, other) => direction * (one.createdAt - other.createdAt));
  return page(
    wanted,
    input,
    (account) => readBusinessAccount(account, fields, world, asker),
    asker.address,
  );
}

const shareInput = z.object({ partner_business_id: id, preverified_id: id });

export const portfolio: Handlers<Extract<EndpointName, `portfolio.${string}`>> = {
  'portfolio.listOwnedBusinessAccounts': handler(
    listInput,
    (portfolio, input, world, address, token) => {
      const owned = world
        .all('businessAccount')
        .filter(({ portfolioId }) => portfolioId === portfolio.id);
      return listAccounts(owned, input, world, { address, token });
    },
  ),

  'portfolio.listClientBusinessAccounts': handler(
    listInput,
    (portfolio, input, world, address, token) => {
      const shared = world
        .all('businessAccount')
        .filter(({ partnerIds }) => partnerIds.includes(portfolio.id));
      return listAccounts(shared, input, world, { address, token });
    },
  ),

  'portfolio.addPreVerifiedNumber': handler(
    z.object({ phone_number: digits }),
    (portfolio, { phone_number: digits }, world) => {
      if (!isPossiblePhoneNumber(`+${digits}`)) throw faults.numberImpossible();
      if (lineOf(digits, world).banned) throw faults.numberBanned();
      if (poolOf(portfolio, world).some((number) => number.digits === digits)) {
        throw faults.alreadyListed();
      }
      if (world.numbersWith(digits).some(isRegistered)) throw faults.numberTaken();
      const added: PreVerifiedNumber = {
        kind: 'preVerifiedNumber',
        id: world.ids.node(),
        portfolioId: portfolio.id,
        digits,
        addedAt: world.now(),
        ownership: { status: 'NOT_VERIFIED', requests: noAttempts },
        partnerIds: [],
        left: false,
      };
      world.put(added);
      return { id: added.id };
    },
  ),

  'portfolio.listPreVerifiedNumbers': handler(
    z.object({
      fields: fieldsInput,
      code_verification_status: z.enum(['VERIFIED', 'NOT_VERIFIED', 'EXPIRED']).optional(),
      phone_number: digits.optional(),
      ...pageInput,
    }),
    (portfolio, input, world, address, token) => {
      const { fields, code_verification_status: status, phone_number: wanted, ...paging } = input;
      const numbers = poolOf(portfolio, world)
        .filter((number) => status === undefined || poolStatus(number, world) === status)
        .filter((number) => wanted === undefined || number.digits === wanted);
      return page(
        numbers,
        paging,
        (number) => readPreVerifiedNumber(number, fields, world, { address, token }),
        address,
      );
    },
  ),

  'portfolio.sharePreVerifiedNumber': handler(
    shareInput,
    (portfolio, { partner_business_id: partnerId, preverified_id }, world, _address, token) => {
      const number = ownNumber(portfolio, preverified_id, token, world);
      if (!world.find('portfolio', partnerId) || partnerId === portfolio.id) {
        throw faults.invalidParameter('partner_business_id must be another business.');
      }
      world.put({ ...number, partnerIds: [...new Set([...number.partnerIds, partnerId])] });
      return success;
    },
  ),

  'portfolio.unsharePreVerifiedNumber': handler(
    shareInput,
    (portfolio, { partner_business_id: partnerId, preverified_id }, world, _address, token) => {
      const number = ownNumber(portfolio, preverified_id, token, world);
      if (!number.partnerIds.includes(partnerId)) {
        throw faults.invalidParameter('partner_business_id must be a partner of the number.');
      }
      world.put({ ...number, partnerIds: number.partnerIds.filter((id) => id !== partnerId) });
      return success;
    },
  ),
};

/** The numbers that a portfolio may offer: its own, and those shared with it. */
const poolOf = (portfolio: Portfolio, world: World) =>
  world
    .all('preVerifiedNumber')
    .filter(
      (number) =>
        isInPool(number, world) &&
        [number.portfolioId, ...number.partnerIds].includes(portfolio.id),
    );

/** Only the owner shares a number. */
function ownNumber(portfolio: Portfolio, numberId: string, token: Token, world: World) {
  const number = visibleNode(numberId, token, world);
  if (number?.kind === 'preVerifiedNumber' && number.portfolioId === portfolio.id) return number;
  throw faults.invalidParameter('preverified_id must be a pre-verified number of the business.');
}
