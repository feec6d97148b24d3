import { createServer } from 'node:http';

/** Answers every request with the same number, from a process of its own. Prints its address. */
const number = JSON.stringify({
  id: '106540352242922',
  display_phone_number: '+1 631-555-1000',
  verified_name: 'Lucky Shrub',
  status: 'CONNECTED',
  name_status: 'APPROVED',
  new_name_status: 'NONE',
  code_verification_status: 'VERIFIED',
  quality_rating: 'GREEN',
  platform_type: 'CLOUD_API',
  throughput: { level: 'STANDARD' },
  account_mode: 'LIVE',
  is_pin_enabled: true,
  is_official_business_account: false,
  certificate: 'x'.repeat(200),
});
const headers = {
  'content-type': 'application/json; charset=UTF-8',
  'facebook-api-version': 'v26.0',
  'x-fb-trace-id': 'Aabc',
  'x-business-use-case-usage':
    '{"102290129340398":[{"type":"whatsapp_business_management","call_count":1,"total_cputime":1,"total_time":1,"estimated_time_to_regain_access":0}]}',
};

const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, { ...headers, 'content-length': number.length }).end(number);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
process.on('disconnect', () => process.exit(0));
