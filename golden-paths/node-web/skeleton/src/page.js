const SAFE = Symbol('already HTML');
const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; form-action 'self'; frame-ancestors 'none'";

/** HTML in which every value that is put in is escaped, except HTML made by this function. */
export function html(parts, ...values) {
  const text = parts.reduce((before, part, i) => before + inserted(values[i - 1]) + part);
  return { [SAFE]: text };
}

function inserted(value) {
  const values = Array.isArray(value) ? value : [value];
  return values.map((one) => one?.[SAFE] ?? String(one).replace(/[&<>"']/g, (c) => ESCAPES[c])).join('');
}

/** The answer that shows `content` under `title`. Its links are relative: the page may be served under any prefix. */
export function page(title, content) {
  const whole = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="static/style.css">
</head>
<body>
<main>${content}</main>
</body>
</html>
`;
  return {
    type: 'text/html; charset=utf-8',
    body: whole[SAFE],
    headers: { 'Content-Security-Policy': POLICY, 'Referrer-Policy': 'same-origin', 'Cache-Control': 'no-cache' },
  };
}
