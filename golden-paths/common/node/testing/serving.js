/** The address of `app`, which listens until test `t` ends. */
export async function serving(t, app) {
  await new Promise((resolve) => app.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    app.close();
    app.closeAllConnections();
  });
  return `http://127.0.0.1:${app.address().port}`;
}
