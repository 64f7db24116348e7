// Records what Nunjucks makes of each case, set up as Backstage's scaffolder does, for NunjucksTest: `npm install && node record.mjs`.
// A case is a template; its values are the same for all. `value` is what Backstage's runner makes of it as a step's input.
import { writeFileSync } from 'node:fs';
import nunjucks from 'nunjucks';

const values = {
  name: 'my-service',
  title: 'My  Service: "quoted" \\ back\tslash\u0001 and é and 😀',
  empty: '',
  zero: 0,
  one: 1,
  two: 2,
  half: 0.5,
  big: 1e21,
  tiny: 1.5e-7,
  negative: -3,
  digits: '42',
  yes: true,
  no: false,
  nothing: null,
  list: [3, 1, 2],
  words: ['pear', 'Apple', 'fig'],
  nested: [[1, 2], [3, 4]],
  none: [],
  people: [{ name: 'ada', age: 36, team: { name: 'x' } }, { name: 'bob', age: 7, team: { name: 'y' } }, { name: 'cy', age: 36, team: { name: 'x' } }],
  map: { b: 1, a: 'two', c: [1], d: null, e: { f: false } },
  lines: 'one\ntwo\n\nthree',
  html: '<a href="x">Tom & \'Jerry\'</a>',
  repo: 'github.com?owner=shop&repo=cart&project=p',
};
const environment = (options) =>
  nunjucks.configure({ autoescape: false, ...options, tags: { variableStart: '${{', variableEnd: '}}' } });
const plain = environment({});

function single(text) {
  const parsed = nunjucks.parser.parse(text, [], { autoescape: false, tags: { variableStart: '${{', variableEnd: '}}' } });
  return parsed.children.length === 1 && !(parsed.children[0]?.children?.[0] instanceof nunjucks.nodes.TemplateData);
}

function valueOf(text) {
  try {
    if (single(text)) {
      const dumped = plain.renderString(text.replace(/\${{(.+)}}/g, '${{ ( $1 ) | dump }}'), { values });
      return dumped === '' ? { absent: true } : { is: JSON.parse(dumped) };
    }
  } catch {
    // As the runner does: then it is rendered as a text.
  }
  const rendered = plain.renderString(text, { values });
  return rendered === '' ? { absent: true } : { is: rendered };
}

const cases = [];
function add(template, options) {
  const one = { template };
  if (options) one.options = options;
  try {
    one.output = environment(options ?? {}).renderString(template, { values });
  } catch (e) {
    one.error = String(e.message).split('\n').pop().trim();
  }
  if (!options && one.output !== undefined) {
    try {
      one.value = valueOf(template);
    } catch {
      // no value
    }
  }
  cases.push(one);
}
const out = (expression) => add('${{ ' + expression + ' }}');

const names = Object.keys(values);
for (const name of names) {
  out('values.' + name);
  out('values.' + name + ' | dump');
  out('values.' + name + ' | dump(2)');
  out('values.' + name + ' | string');
  out('values.' + name + ' | length');
  out('values.' + name + " | default('other')");
  out('values.' + name + " | default('other', true)");
  out('values.' + name + ' | int(7)');
  out('values.' + name + ' | float(0.25)');
  out('values.' + name + ' | safe');
  out('values.' + name + ' | escape');
  out('not values.' + name);
  out('values.' + name + ' == 1');
  out('values.' + name + ' === 1');
  out('values.' + name + " ~ 'x'");
  out('values.' + name + " + 'x'");
  out('values.' + name + ' + 1');
  out('values.' + name + ' * 2');
  out('-values.' + name);
  out("'yes' if values." + name + " else 'no'");
  out('values.' + name + " and 'and'");
  out('values.' + name + " or 'or'");
  out('values.' + name + ' is defined');
  out('values.' + name + ' is string');
  out('values.' + name + ' is number');
  out('values.' + name + ' is mapping');
  out('values.' + name + ' is null');
  out('values.' + name + ' is truthy');
  add('{% if values.' + name + ' %}yes{% else %}no{% endif %}');
}
for (const name of ['name', 'title', 'empty', 'lines', 'html', 'digits']) {
  for (const filter of [
    'lower', 'upper', 'capitalize', 'title', 'trim', 'reverse', 'list', 'wordcount', 'urlencode', 'nl2br', 'indent', 'indent(2)',
    'indent(2, true)', 'truncate(5)', 'truncate(8, true)', 'truncate(8, true, "…")', 'center(20)', 'center(21)', "replace('e', 'E')", "replace('', '.')",
    "replace('e', 'E', 1)", "replace('e', 'E', 0)", 'replace(r/[aeiou]/g, "_")', 'replace(r/[AEIOU]/i, "<$&>")', 'replace(r/([a-z])([a-z])/g, "$2$1")',
    'first', 'last', 'first | upper',
  ]) {
    if (name === 'empty' && /first|last/.test(filter)) continue;
    out('values.' + name + ' | ' + filter);
  }
  for (const call of [
    'toUpperCase()', 'toLowerCase()', 'trim()', "split('-')", "split('')", "split('e', 2)", "includes('s')", "startsWith('my')", "endsWith('e')", "indexOf('e')",
    "lastIndexOf('e')", 'slice(1)', 'slice(-3)', 'slice(1, -1)', 'substring(1, 3)', 'substring(3, 1)', 'charAt(0)', "concat('x', 1)", 'repeat(2)', "padStart(20, '*')", "padEnd(20, 'ab')",
    "replace('e', 'E')", "replaceAll('e', 'E')", 'replace(r/e/g, "E")', 'length', 'toString()', 'trimStart()', 'trimEnd()',
  ]) out('values.' + name + '.' + call);
}
for (const name of ['list', 'words', 'none', 'people', 'nested']) {
  for (const filter of [
    'first', 'last', 'length', "join(', ')", 'join', 'reverse', 'sort', 'sort(true)', 'sort(reverse=true)', 'sum', 'list', 'batch(2)', "batch(2, '-')", 'slice(2)', "slice(2, '-')",
    'select', 'reject', "select('string')", "reject('number')", 'dump', 'length', 'wordcount | dump',
  ]) {
    if (filter.startsWith('wordcount')) continue;
    if (name === 'none' && /first|last/.test(filter)) continue;
    if (name === 'people' && /sum|sort/.test(filter)) continue;
    if (name === 'nested' && /sort/.test(filter)) continue;
    out('values.' + name + ' | ' + filter + (/join|sum|length|dump|first|last/.test(filter) ? '' : ' | dump'));
  }
  for (const call of ['length', "join('+')", 'join()', 'slice(1)', 'slice(-2, -1)', 'includes(1)', 'indexOf(2)', 'concat([9])', 'toString()']) out('values.' + name + '.' + call);
}
for (const expression of [
  "values.people | join(', ', 'name')", "values.people | sort(false, false, 'age') | join(',', 'name')", "values.people | sort(attribute='age', reverse=true) | join(',', 'name')",
  "values.people | groupby('age') | dump", "values.people | groupby('team.name') | dump", "values.people | selectattr('age') | length", "values.people | rejectattr('age') | length",
  "values.people | sum('age')", "values.people | sum('age', 100)", 'values.map | dictsort | dump', 'values.map | list | dump', 'values.map | length', 'values.words | sort(false, true) | dump',
  "values.map['a']", 'values.map.e.f', 'values.list[0]', 'values.list[values.one]', "values['name']", 'values.nested[1][0]', 'values.name[0]', 'values.list[9] | default("none")',
  '1 + 2 * 3', '(1 + 2) * 3', '7 / 2', '7 // 2', '-7 // 2', '7 % 3', '-7 % 3', '2 ** 3', '2 ** 3 ** 2', '1 - 2 + 3', '1 + 2 - 3', '10 - 4 - 3', '2 * 3 / 4', '2 * 7 % 3', '7 % 4 * 2', '2 * 7 // 3', '14 // 3 // 2', '7 % 4 // 2 % 3', '2 * 7 % 4 // 2 + 1', "1 ~ 2 + 3", "1 + 2 ~ 3", "'a' + 2 - 1", 'true == 1 < 2', 'not 0 + 1', 'not (1 == 2)', 'not 1 + 1 == 1', 'not 2 ** 0', '-2 ** 2', '2 - 1 ~ 1', '(1, 2) + 1', 'not values.no == false and true', '1.50', '3.', '0.1 + 0.2', '1 / 3', '1 / 0', '-1 / 0', '0 / 0',
  '1e3', "'1' + 2", "1 + '2'", "'3' * '4'", "'a' * 2", "'5' - 2", 'true + 1', 'none + 1', '[1, 2] + 3', '[] + []', "'a' ~ 'b' ~ 1", '1 ~ 2', '-1', '+1', "+'3'",
  '1 == 1.0', "1 == '1'", "1 === '1'", "'a' != 'b'", 'none == none', "'' == 0", 'false == 0', 'null == 0', "[1] == '1'", '1 < 2', "'a' < 'b'", "'10' < '9'", "10 < '9'", '1 < 2 == true', '2 >= 2', '2 <= 1', "'b' > 'a'", 'none >= 0', '1 !== 2',
  'not true', 'not not true', 'true and false', 'true or false', '0 or none or "x"', '1 and 0 and 2', 'not 1 == 2', "'a' in ['a']", "'z' in ['a']", "'a' not in ['a']", "'a' in values.map", "'z' in values.map", "'serv' in values.name", '3 in values.list', "not 'a' in ['b']", '1 in 5',
  "'a' if true", "'a' if false", "'a' if false else 'b'", "'a' if 1 else 'b' if 1 else 'c'", "('a' if values.yes else 'b') | upper", "'a' | upper ~ 'b'", "'a' ~ 'b' | upper", "-1 | abs", "(-1) | abs", '3 | abs',
  '[1, "two", none, true]', '[1, [2, 3]] | dump', '{ a: 1, "b": 2, c: [1, { d: none }] } | dump', '{}', '{} | dump', '[] | dump', '[1, 2, 3] | dump(4)', '{ a: { b: [] } } | dump("\t")', '(1, 2)', '[1,2][1]', '{a: 5}.a', '{a: 5}["a"]',
  'values.name | join(",")', 'none', 'null', 'true', 'false', '"double \\" and \\n"', "'single \\' and \\t and \\\\'", '"a" "b"', '1.5 | round', '2.5 | round', '-1.5 | round', '1.234 | round(2)', "1.2 | round(0, 'ceil')", "1.8 | round(0, 'floor')", "'12px' | int", "'px' | int", "'ff' | int(0, 16)", "'ff' | int(base=16)", "'0x1f' | int(0, 16)", "'1.5e2x' | float", "'x' | float(3)", "'x' | int(default=4)",
  'range(3)', 'range(1, 4)', 'range(0, 10, 5)', 'range(3, 0, -1)', 'range(0)', 'values.two is even', 'values.one is odd', 'values.one is even', '10 is divisibleby(5)', '10 is divisibleby(3)', "1 is eq(1)", "1 is sameas('1')", "1 is ne(2)", '3 is gt(2)', '3 is lt(2)', '3 is ge(3)', '3 is le(2)', "'abc' is lower", "'ABC' is upper", "values.name is not number", 'values.missing is defined', 'values.missing is undefined', 'values.missing is not defined', 'missing is defined', 'values.list is iterable',
  "values.missing | default('d')", "missing | default('d')", "values.missing | d('d') | upper", "values.empty | default('d')", "values.empty | default('d', true)", "values.nothing | default('d')", 'values.missing.deeper | default("d")',
  'values.title | dump | dump', "values.name | replace('-', '_') | upper", "values.name.split('-') | join('')", 'r/a+/g', "'x' | center(5) | dump", "'a,b'.split(',')[1]", "values.name.toUpperCase().toLowerCase()", 'values.list.length', 'values.name.length', "'\u2028' | dump",
]) out(expression);
for (const template of [
  '', 'plain text', 'a {{ not.ours }} b', '$ {{ x }}', '$${{ values.name }}$', '${{values.name}}', '${{ values.name }}${{ values.one }}', ' ${{ values.one }}', '${{ values.one }} ', '${{\n values.name\n}}', '${{ values.name', '${{ }}', '${{ values. }}', '${{ values.name | }}', '${{ values.name | nofilter }}', '${{ 1 +  }}', '${{ (1 }}', '${{ [1 }}', '${{ {a 1} }}', '${{ values.name is nosuch }}', '{% if %}x{% endif %}', '{% if values.yes %}x', '{% endif %}', '{% nosuch %}', '{% for x values.list %}{% endfor %}', '{% for x in values.list %}', '{# never ends', 'x #} y', '{% raw %}x', '${{ values.name }', '${{ "never ends }}', "${{ values.list[] }}", '${{ values.one.two.three() }}', '${{ values.name() }}', '${{ nosuch() }}',
  'a{# comment #}b', 'a{#- comment -#} b', ' a {#- c #} b', '{# ${{ values.name }} {% if %} #}x', '{% raw %}${{ values.name }} {% if x %} {# #}{% endraw %}', '{% verbatim %}${{ x }}{% endverbatim %}', '{% raw %}a{% raw %}b{% endraw %}c{% endraw %}d', ' {%- raw -%} x {% endraw -%} y', '{% raw %} x {% endraw %} y',
  '{% if values.no %}a{% elif values.yes %}b{% else %}c{% endif %}', '{% if values.no %}a{% elseif values.no %}b{% else %}c{% endif %}', '{% if values.zero %}a{% endif %}', '{% if values.list.length > 2 and values.name %}a{% endif %}', '{% if not values.no %}a{% endif %}', "{% if values.name == 'my-service' %}a{% endif %}",
  'x\n  {% if values.yes %}\n  a\n  {% endif %}\ny\n', 'x\n  {%- if values.yes %}\n  a\n  {%- endif %}\ny\n', 'x\n  {% if values.yes -%}\n  a\n  {% endif -%}\ny\n', 'x  ${{- values.name -}}  y', 'x  ${{- values.name }}  y', 'x  ${{ values.name -}}  y', '  {%- set a = 1 -%}  ${{ a }}',
  '{% for x in values.list %}${{ x }}{% if not loop.last %}, {% endif %}{% endfor %}', '{% for x in values.none %}x{% else %}none{% endfor %}', '{% for x in values.nothing %}x{% else %}none{% endfor %}', '{% for k, v in values.map %}${{ k }}=${{ v }};{% endfor %}', '{% for a, b in values.nested %}${{ a }}-${{ b }};{% endfor %}', '{% for x in values.words %}${{ loop.index }}/${{ loop.index0 }}/${{ loop.revindex }}/${{ loop.revindex0 }}/${{ loop.first }}/${{ loop.last }}/${{ loop.length }} ${{ x }}\n{% endfor %}', '{% for c in "abc" %}[${{ c }}]{% endfor %}', '{% for x in range(3) %}${{ x }}{% endfor %}', '{% for p in values.people %}${{ p.name }}:{% for c in p.name %}${{ c }}.${{ loop.index }}{% endfor %}${{ loop.index }} {% endfor %}', '{% for x in values.list | sort %}${{ x }}{% endfor %}', '{% for p in values.people if true %}x{% endfor %}',
  '{% set x = 5 %}${{ x }}', '{% set x, y = 5 %}${{ x }}${{ y }}', '{% set x %}a ${{ values.name }}{% endset %}${{ x | upper }}', '{% set x = 1 %}{% for i in [1, 2] %}{% set x = x + i %}{% endfor %}${{ x }}', '{% set x = 1 %}{% if true %}{% set x = 2 %}{% endif %}${{ x }}', '{% for i in [1] %}{% set y = 3 %}${{ y }}{% endfor %}${{ y | default("gone") }}', '{% set values2 = values.map %}${{ values2.a }}', '{% set l = [1] %}${{ l }}',
  '{% switch values.name %}{% case "x" %}X{% case "my-service" %}M{% default %}D{% endswitch %}', '{% switch values.one %}{% case "1" %}text{% case 1 %}number{% endswitch %}', '{% switch values.two %}{% case 1 %}a{% default %}d{% endswitch %}', '{% switch 1 %}{% case 1 %}{% case 2 %}two{% default %}d{% endswitch %}',
  '{% filter upper %}a ${{ values.name }}{% endfilter %}', "{% filter replace('a', 'b') %}banana{% endfilter %}", 'cost: $5 and $${5} {x} } }} %} {', "#!/bin/sh\n# c\necho \"${HOME}\" '$1' ${#x}\n", 'a: {b: 1}\n', 'tab\t${{ values.one }}\r\nend\r\n', '${{ values.name }}\n', '\n\n${{ values.name }}', 'name: ${{ values.name | dump }}\ndescription: ${{ values.title | dump }}\n',
]) add(template);
for (const options of [{ trimBlocks: true }, { lstripBlocks: true }, { trimBlocks: true, lstripBlocks: true }]) {
  for (const template of [
    'x\n  {% if values.yes %}\n  a\n  {% endif %}\ny\n', '{% if values.yes %}\r\na\r\n{% endif %}\r\nb', '  {% set a = 1 %}\n  ${{ a }}\n', 'a {% if true %}\nb{% endif %}\n\nc', '\t {% for x in values.list %}\n  - ${{ x }}\n\t {% endfor %}\nend', '{% raw %}\n x {% endraw %}\n y', 'x {# c #}\ny', '  {# c #}\ny', '{% if true %} a {% endif %}  {% if true %} b{% endif %}', '  {% if true %}{% if true %}\n z\n  {% endif %}{% endif %}\n',
  ]) add(template, options);
}
writeFileSync(new URL('../resources/nunjucks.json', import.meta.url), JSON.stringify({ values, cases }, null, 1) + '\n');
console.log(cases.length + ' cases, ' + cases.filter((c) => c.error).length + ' of them errors');
