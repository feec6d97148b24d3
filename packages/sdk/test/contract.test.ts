import { contract, type Endpoint } from 'meta-cloud-api/contract';
import { describe, expect, it } from 'vitest';

const rows = Object.entries(contract) as [string, Endpoint][];

describe('each row of the contract', () => {
  it.each(rows)('%s is named after its node, frozen, and plain data', (name, row) => {
    expect(name.startsWith(`${row.node}.`)).toBe(true);
    expect(Object.isFrozen(row)).toBe(true);
    expect(structuredClone(row)).toEqual(row);
    expect(row.docs).toMatch(/^https:\/\/developers\.facebook\.com\//);
  });

  it('has a verb, node and edge of its own', () => {
    const routes = rows.map(([, { method, node, edge }]) => `${method} ${node}/${edge ?? ''}`);
    expect(new Set(routes).size).toBe(routes.length);
  });
});

it('marks as repeatable nothing that Meta counts or that reaches a person', () => {
  const once = rows.filter(([, row]) => !row.repeatable).map(([name]) => name);
  expect(once).toEqual([
    'phoneNumber.update',
    'phoneNumber.requestCode',
    'phoneNumber.verifyCode',
    'phoneNumber.register',
    'phoneNumber.deregister',
    'phoneNumber.setUsername',
    'phoneNumber.deleteUsername',
    'phoneNumber.applyForOfficialBusinessAccount',
    'phoneNumber.updateComplianceInfo',
    'phoneNumber.syncAppData',
    'phoneNumber.saveQrCode',
    'phoneNumber.deleteQrCode',
    'businessAccount.update',
    'businessAccount.createPhoneNumber',
    'businessAccount.unsubscribeApp',
    'businessAccount.assignUser',
    'businessAccount.removeUser',
    'portfolio.addPreVerifiedNumber',
    'portfolio.sharePreVerifiedNumber',
    'portfolio.unsharePreVerifiedNumber',
    'preVerifiedNumber.requestCode',
    'preVerifiedNumber.verifyCode',
    'preVerifiedNumber.delete',
    'businessAccount.setSolutionMigrationIntent',
    'app.setSubscription',
    'app.deleteSubscription',
    'phoneNumber.sendMessage',
  ]);
});
