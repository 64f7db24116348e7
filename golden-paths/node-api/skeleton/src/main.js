import { createApp, service, version } from './app.js';

const port = Number(process.env.PORT ?? 8080);
const app = createApp();

app.listen(port, () => console.log(`${service} ${version} listens on port ${app.address().port}`));

for (const signal of ['SIGTERM', 'SIGINT']) {
  process.once(signal, () => {
    console.log(`${service} stops: ${signal}`);
    app.close(() => process.exit(0));
    app.closeIdleConnections();
  });
}
