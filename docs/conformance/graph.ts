import { add } from './acts.ts';
import { allOf, type Behaviour, does, refuses, type Topic } from './behaviour.ts';
import { graphRefusals, unsupported } from './graph-refusals.ts';
import { assumed, documented, guessed, pages, recorded, reported } from './sources.ts';
import { demo } from './stage.ts';

const header = (name: string, value: string | RegExp): Behaviour =>
  does(
    `\`${name}\` is there`,
    recorded(pages.ruby),
    async ({ get }) => {
      const found = (await get(demo.connected)).headers.get(name) ?? '';
      return typeof value === 'string' ? found : value.test(found);
    },
    typeof value === 'string' ? value : true,
  );

const form = (body: URLSearchParams | FormData): RequestInit => ({ method: 'POST', body });
const pinForm = { messaging_product: 'whatsapp', pin: demo.pin };
const asForm = () => {
  const data = new FormData();
  for (const [name, value] of Object.entries(pinForm)) data.set(name, value);
  return data;
};

const requests: readonly Behaviour[] = [
  ...(
    [
      ['a form', () => form(new URLSearchParams(pinForm)), recorded(pages.ruby)],
      ['a multipart form', () => form(asForm()), documented(pages.numbers)],
    ] as const
  ).map(([what, init, source]) =>
    does(
      `${what} is read like JSON`,
      source,
      async ({ ask }) => (await ask(`${demo.connected}/register`, init())).body,
      { success: true },
    ),
  ),
  does(
    'the query is read like a body',
    documented(pages.numbers),
    async ({ post }) =>
      (await post(`${demo.unverified}/request_code?code_method=SMS&language=en_US`)).body,
    { success: true },
  ),
  refuses(
    'JSON without its content type is not seen',
    guessed,
    { code: '400 100', says: '(#100) The parameter messaging_product is required' },
    ({ ask }) =>
      ask(`${demo.connected}/register`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: JSON.stringify(pinForm),
      }),
  ),
  does(
    'a parameter that nobody knows is ignored',
    assumed('Graph ignores most'),
    async ({ post }) =>
      (await post(`${demo.connected}/register`, { ...pinForm, colour: 'red' })).body,
    { success: true },
  ),
  refuses(
    'a POST can say that it is another verb',
    reported('older guides to the Graph API'),
    { code: '400 100/33', says: unsupported('delete', demo.connected) },
    ({ post }) => post(`${demo.connected}?method=delete`),
  ),
];

const answers: readonly Behaviour[] = [
  does(
    'fields are answered in the order in which they were asked for, the id last',
    recorded(pages.ruby),
    async ({ get }) =>
      Object.keys((await get(`${demo.connected}?fields=status,verified_name`)).body),
    ['status', 'verified_name', 'id'],
  ),
  does(
    'fields inside of a field can be picked',
    documented(pages.fields),
    async ({ get }) =>
      (await get(`${demo.connected}?fields=health_status{can_send_message}`)).body.health_status,
    { can_send_message: 'AVAILABLE' },
  ),
  does(
    'a field without a value is left out, never null',
    recorded(pages.ruby),
    async ({ get }) =>
      'new_display_name' in (await get(`${demo.connected}?fields=new_display_name`)).body,
    false,
  ),
  does(
    'a list without rows has no paging',
    recorded(pages.ruby),
    async ({ get }) => (await get(`${demo.secondAccount}/phone_numbers`)).body,
    { data: [] },
  ),
  does(
    'a list on one page has cursors, and no next page',
    recorded(pages.ruby),
    async ({ get }) => Object.keys((await get(`${demo.account}/phone_numbers`)).body.paging),
    ['cursors'],
  ),
  does(
    'a page that is not the last has the address of the next',
    documented(pages.paging),
    async ({ get }) => {
      const first = (await get(`${demo.account}/phone_numbers?limit=2`)).body;
      const address = new URL(first.paging.next);
      const second = (await get(address.pathname + address.search)).body;
      return [first.data.length, second.data.length, Object.keys(second.paging)];
    },
    [2, 1, ['cursors', 'previous']],
  ),
  does(
    'slashes are escaped, as PHP does',
    recorded(pages.ruby),
    async ({ get }) => (await get('123123')).text.includes('https:\\/\\/developers.facebook.com'),
    true,
  ),
  does(
    'an error says in `WWW-Authenticate` whether the token or the request is wrong',
    recorded(pages.ruby),
    async ({ get }) =>
      [await get('123123'), await get(demo.connected, { authorization: 'Bearer no' })].map(
        ({ headers }) => headers.get('www-authenticate')?.split(' ')[3],
      ),
    ['"invalid_request"', '"invalid_token"'],
  ),
  does(
    'an error has a trace id, the same as in its header',
    recorded(pages.ruby),
    async ({ get }) => {
      const { body, headers } = await get('123123');
      return body.error.fbtrace_id === headers.get('x-fb-request-id');
    },
    true,
  ),
  header('facebook-api-version', 'v26.0'),
  header('content-type', 'application/json; charset=UTF-8'),
  header('cache-control', 'private, no-cache, no-store, must-revalidate'),
  header('access-control-allow-origin', '*'),
  header('x-business-use-case-usage', /"type":"whatsapp_business_management","call_count":1/),
  does(
    'no ETag, and `If-None-Match` changes nothing, since October 2026',
    documented(pages.graphChanges),
    async ({ get }) => {
      const { status, headers } = await get(demo.connected, { 'if-none-match': '"x"' });
      return [status, headers.get('etag')];
    },
    [200, null],
  ),
  does(
    'a version that has ended is answered with the oldest that has not, and says so',
    recorded(`${pages.ruby}; the dates are of ${pages.graphVersions}`),
    async ({ get }) => {
      const { headers } = await get(`v19.0/${demo.connected}`);
      return [headers.get('facebook-api-version'), headers.get('x-ad-api-version-warning')];
    },
    ['v21.0', 'The call has been auto-upgraded to v21.0 as v19.0 has been deprecated.'],
  ),
  does(
    'a call without a version is answered with the oldest there is',
    recorded(`${pages.ruby}; Meta takes the oldest that the app knows`),
    async ({ get }) => (await get(`/${demo.connected}`)).headers.get('facebook-api-version'),
    'v21.0',
  ),
  does(
    'a batch is 200 and a list, also where one of its requests fails',
    documented(pages.batch),
    async ({ post }) => {
      const batch = [demo.connected, '123123'].map((id) => ({ method: 'GET', relative_url: id }));
      const { status, body } = await post('', { batch, include_headers: false });
      return [status, body.map(({ code }: { code: number }) => code)];
    },
    [200, [200, 400]],
  ),
  does(
    'in a batch, what waits for a request that failed is null',
    documented(pages.batch),
    async ({ post }) => {
      const first = { method: 'GET', relative_url: '123123', name: 'first' };
      const second = { method: 'GET', relative_url: demo.connected, depends_on: 'first' };
      return (await post('', { batch: [first, second] })).body[1];
    },
    null,
  ),
  does(
    'in a batch, a request takes what another was answered, by JSONPath',
    documented(pages.batch),
    async ({ post }) => {
      const list = { relative_url: `${demo.account}/phone_numbers?limit=1`, name: 'list' };
      const one = { relative_url: '{result=list:$.data[0].id}?fields=id' };
      const batch = [list, one].map((item) => ({ method: 'GET', ...item }));
      return JSON.parse((await post('', { batch })).body[1].body);
    },
    { id: demo.unverified },
  ),
  does(
    'an edge can be read among the fields of its node, and has its own pages',
    documented(pages.fields),
    async ({ get }) => {
      const { body } = await get(`${demo.account}?fields=phone_numbers.limit(1){id}`);
      const { data, paging } = body.phone_numbers;
      return [data, new URL(paging.next).pathname];
    },
    [[{ id: demo.unverified }], `/v26.0/${demo.account}/phone_numbers`],
  ),
  does(
    'ids are texts, and creating answers nothing else',
    documented(pages.numbers),
    async (stage) => {
      const { status, body } = await add(stage);
      return [status, Object.keys(body), typeof body.id];
    },
    [200, ['id'], 'string'],
  ),
];

export const graph: Topic = {
  title: 'The Graph API',
  behaviours: [...requests, ...answers, ...allOf(graphRefusals)],
};
