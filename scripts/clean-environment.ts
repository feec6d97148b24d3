// What a developer's shell points at must not decide what the tests see.
for (const name of Object.keys(process.env)) {
  if (name.startsWith('WHATSAPP_')) delete process.env[name];
}
