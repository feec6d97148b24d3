import { createEmulator } from '@meta-cloud-api/emulator';

/** A program that makes QR codes without end, several at a time, and says which were answered. */
const emulator = createEmulator({ data: String(process.argv[2]) });
const { accessToken, phoneNumberId } = emulator.options;

async function write() {
  for (;;) {
    const response = await emulator.fetch(
      `https://graph.facebook.com/${phoneNumberId}/message_qrdls`,
      {
        method: 'POST',
        headers: { authorization: `Bearer ${accessToken}` },
        body: new URLSearchParams({ prefilled_message: 'Hello', generate_qr_image: 'SVG' }),
      },
    );
    const { code } = (await response.json()) as { code?: string };
    if (!code) return;
    process.stdout.write(`${code}\n`);
  }
}

await Promise.all([write(), write(), write()]);
