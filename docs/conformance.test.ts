import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { defaultSettings, type Settings, type WebhookEventName } from '@meta-cloud-api/emulator';
import { contract, type EndpointName } from 'meta-cloud-api/contract';
import { describe, expect, it } from 'vitest';
import { shapeOf, tryOut } from './conformance/endpoint.ts';
import { endpoints } from './conformance/endpoints.ts';
import { events } from './conformance/events.ts';
import { writePage } from './conformance/page.ts';
import type { Decided } from './conformance/setting.ts';
import { createStage } from './conformance/stage.ts';
import { behaviours, refusals, settings, topics } from './conformance/topics.ts';

/** Nothing gets on the page that was not tried here. */

describe.each(topics)('$title', ({ behaviours }) => {
  it.each(behaviours)('$what', async ({ answers, expected }) => {
    expect(await answers(createStage())).toEqual(expected);
  });
});

describe('every endpoint answers in the shape that is known', () => {
  it.each(Object.keys(contract) as EndpointName[])('%s', async (name) => {
    const stage = createStage();
    const { status, body } = await tryOut(name, endpoints[name], stage);
    expect({ status, body: shapeOf(body) }).toEqual({ status: 200, body: endpoints[name].answer });
    expect(stage.emulator.requests().at(-1)?.endpoint).toBe(name);
  });
});

describe('every event tells what is documented', () => {
  it.each(Object.keys(events) as WebhookEventName[])('%s', async (name) => {
    const stage = createStage();
    await stage.listen();
    await events[name].before?.(stage);
    stage.control.webhooks.trigger(name);
    const webhook = (await stage.told()).find(({ field }) => field === name.replace(/\..*/, ''));
    expect(shapeOf(webhook?.value)).toEqual(events[name].value);
  });
});

describe('every setting makes its difference', () => {
  it.each(Object.keys(defaultSettings) as (keyof Settings)[])('%s', async (name) => {
    const { to, tries, outcomes }: Decided<unknown> = settings[name];
    const changed = createStage();
    changed.set({ [name]: to });
    expect([await tries(createStage()), await tries(changed)]).toEqual(outcomes);
  });
});

describe('the page is complete', () => {
  it('every refusal is led to by a behaviour of a topic', () => {
    const listed = new Set(behaviours);
    const missing = Object.entries(refusals).filter(([, lead]) =>
      [lead].flat().some((behaviour) => !listed.has(behaviour)),
    );
    expect(missing.map(([name]) => name)).toEqual([]);
  });

  it('no behaviour is told twice', () => {
    const told = topics.flatMap(({ title, behaviours }) =>
      behaviours.map(({ what }) => `${title}: ${what}`),
    );
    expect(new Set(told).size).toBe(told.length);
  });

  it('says what was tried; UPDATE=1 writes it anew', () => {
    const file = path.join(import.meta.dirname, 'conformance.md');
    const page = writePage();
    if (process.env.UPDATE) writeFileSync(file, page);
    expect(readFileSync(file, 'utf8')).toBe(page);
  });
});
