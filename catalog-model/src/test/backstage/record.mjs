// Records what Backstage's own catalog-model says of each case, for BackstageTest: `npm install && node record.mjs`.
// A case is a YAML text; its verdict is, for each document that is not empty, the relations Backstage sees in the entity; null where it takes none.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseAllDocuments } from 'yaml';

const require = createRequire(import.meta.url);
const model = require('@backstage/catalog-model');
const scaffolder = require('@backstage/plugin-scaffolder-common');

const policy = model.EntityPolicies.allOf([
  new model.SchemaValidEntityPolicy(),
  new model.DefaultNamespaceEntityPolicy(),
  new model.NoForeignRootFieldsEntityPolicy(),
  new model.FieldFormatEntityPolicy(),
]);
const kinds = [
  model.apiEntityV1alpha1Validator,
  model.componentEntityV1alpha1Validator,
  model.domainEntityV1alpha1Validator,
  model.groupEntityV1alpha1Validator,
  model.locationEntityV1alpha1Validator,
  model.resourceEntityV1alpha1Validator,
  model.systemEntityV1alpha1Validator,
  model.userEntityV1alpha1Validator,
  scaffolder.templateEntityV1beta3Validator,
];
// The processors that tell an entity's relations: they are no part of what their packages export.
const within = (name, file) => require(join(dirname(require.resolve(`${name}/package.json`)), 'dist', file));
const { BuiltinKindsEntityProcessor } = within(
  '@backstage/plugin-catalog-backend',
  'processors/BuiltinKindsEntityProcessor.cjs.js',
);
const { ScaffolderEntitiesProcessor } = within(
  '@backstage/plugin-catalog-backend-module-scaffolder-entity-model',
  'processor/ScaffolderEntitiesProcessor.cjs.js',
);
const processors = [new BuiltinKindsEntityProcessor(), new ScaffolderEntitiesProcessor()];

/** The relations that Backstage's processors tell of an entity it accepts; null where it does not. */
async function judged(entity) {
  try {
    const whole = await policy.enforce(entity);
    let known = false;
    for (const kind of kinds) known = (await kind.check(whole)) || known;
    if (!known) return null;
    const relations = new Set();
    for (const processor of processors) {
      await processor.postProcessEntity(whole, {}, ({ relation }) =>
        relations.add([model.stringifyEntityRef(relation.source), relation.type, model.stringifyEntityRef(relation.target)].join(' ')),
      );
    }
    return [...relations].sort();
  } catch {
    return null;
  }
}

async function verdicts(text) {
  const found = [];
  for (const document of parseAllDocuments(text, { logLevel: 'error' })) {
    if (document.errors?.length) {
      found.push(null);
      continue;
    }
    let json;
    try {
      json = document.toJSON();
    } catch {
      found.push(null);
      continue;
    }
    if (json === null || json === undefined) continue;
    found.push(typeof json === 'object' && !Array.isArray(json) ? await judged(json) : null);
  }
  return found;
}

const cases = [];
const add = (name, yaml) => cases.push({ name, yaml });
const entity = (kind, spec, metadata = 'name: it', apiVersion = 'backstage.io/v1alpha1') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  ${metadata.replaceAll('\n', '\n  ')}\n` +
  (spec === null ? '' : `spec:\n  ${spec.replaceAll('\n', '\n  ')}\n`);

const minimal = {
  Component: 'type: service\nlifecycle: production\nowner: me',
  API: 'type: openapi\nlifecycle: production\nowner: me\ndefinition: "{}"',
  Resource: 'type: database\nowner: me',
  System: 'owner: me',
  Domain: 'owner: me',
  Group: 'type: team\nchildren: []',
  User: 'memberOf: []',
  Location: 'target: ./a.yaml',
  Template: 'type: service\nsteps: []',
};
const version = kind => (kind === 'Template' ? 'scaffolder.backstage.io/v1beta3' : 'backstage.io/v1alpha1');

for (const [kind, spec] of Object.entries(minimal)) {
  add(`${kind}: minimal`, entity(kind, spec, 'name: it', version(kind)));
  add(`${kind}: no spec`, entity(kind, null, 'name: it', version(kind)));
  add(`${kind}: spec is null`, entity(kind, null, 'name: it', version(kind)) + 'spec:\n');
  add(`${kind}: unknown field in spec`, entity(kind, spec + '\nmine: {a: [1]}', 'name: it', version(kind)));
  for (const field of spec.split('\n')) {
    const name = field.split(':')[0];
    const without = spec.split('\n').filter(f => f !== field).join('\n') || 'x: 1';
    add(`${kind}: without ${name}`, entity(kind, without, 'name: it', version(kind)));
    for (const value of ['""', '1', 'null', '[]', '{}', 'true', '" "', '[a]', '[""]', '[1]']) {
      add(`${kind}: ${name} is ${value}`, entity(kind, `${without}\n${name}: ${value}`, 'name: it', version(kind)));
    }
  }
  for (const other of ['backstage.io/v1beta1', 'backstage.io/v1beta2', 'backstage.io/v1alpha2', 'v1', 'example.com/v1', 'a/b/c', '/v1', 'v1/', '-a.b/v1', 'scaffolder.backstage.io/v1beta3']) {
    add(`${kind}: apiVersion ${other}`, entity(kind, spec, 'name: it', other));
  }
}

const component = metadata => entity('Component', minimal.Component, metadata);
const long = n => 'a'.repeat(n);
for (const name of ['a', 'A', '0', 'a-b', 'a.b', 'a_b', 'a--b', '-a', 'a-', '.a', 'a.', '_a', 'a b', 'ä', long(63), long(64), '"a\\n"', '""', '1', 'true', 'null', '~', 'yes', '2026-01-01', '"a/b"', '"a:b"', '0x1f', '1.5', '1_000', "''", '[a]', '{a: b}', '"a\\u0000"', 'a@b', '.', '..', 'a..b']) {
  add(`name ${name}`, component(`name: ${name}`));
  add(`namespace ${name}`, component(`name: it\nnamespace: ${name}`));
  add(`tag ${name}`, component(`name: it\ntags: [${name}]`));
  add(`label ${name}`, component(`name: it\nlabels: {key: ${name}}`));
  add(`annotation ${name}`, component(`name: it\nannotations: {key: ${name}}`));
  if (!name.includes('[') && !name.includes('{')) {
    add(`label key ${name}`, component(`name: it\nlabels: {? ${name} : value}`));
    add(`annotation key ${name}`, component(`name: it\nannotations: {? ${name} : value}`));
  }
  add(`title ${name}`, component(`name: it\ntitle: ${name}`));
  add(`description ${name}`, component(`name: it\ndescription: ${name}`));
  add(`owner ${name}`, entity('Component', `type: a\nlifecycle: b\nowner: ${name}`));
  add(`kind ${name}`, entity(name, 'a: b'));
}
for (const key of ['a/b', 'a.b/c', 'A.b/c', 'a_b/c', 'a/b/c', '/a', 'a/', 'a..b/c', `${long(63)}/a`, `${long(64)}/a`, `${(long(61) + '.').repeat(4)}a/a`, `${(long(62) + '.').repeat(4)}ab/a`, 'a-.b/c', 'a--b/c']) {
  add(`label key ${key}`, component(`name: it\nlabels: {${key}: value}`));
  add(`annotation key ${key}`, component(`name: it\nannotations: {${key}: value}`));
}
for (const tag of ['a:b', 'c++', 'c#', '#a', '+', ':', 'a-b', 'a--b', 'a_b', 'a.b', 'A', 'a:-b']) {
  add(`tag ${tag}`, component(`name: it\ntags: ["${tag}"]`));
}
for (const field of ['labels', 'annotations', 'tags', 'links', 'uid', 'etag', 'title', 'description', 'namespace', 'mine']) {
  for (const value of ['null', '[]', '{}', '1', '""', 'a', '[null]', '[[]]', '[{}]']) {
    add(`metadata.${field} ${value}`, component(`name: it\n${field}: ${value}`));
  }
}
for (const url of ['https://example.com', 'http://example.com:8080/a?b#c', 'example.com', '/a', '', ' ', 'mailto:ada@example.com', 'https://', 'https:example.com', 'https:///example.com', 'http://a b', 'http://a/b c', 'http://[::1]/', 'http://[::1', 'http://1.2.3.4', 'http://1.2.3.400', 'http://1.2.3', 'http://256', 'http://a:99999', 'http://a:', 'http://a:b', 'ftp://x', 'a:', 'a:b', '1a:b', 'a1+.-:x', 'http:\\\\\\\\example.com', 'http://user:pass@host/', 'http://@', 'file:///a', 'file:a', 'foo://bar', 'foo://', 'foo://a b', 'foo://:80', 'javascript:alert(1)', ' https://example.com ', 'https://exa%6dple.com', 'https://münchen.de', 'https://a_b.c', 'https://a..b', 'https://*.a', 'http://%', 'http://a%00', 'http://a<b', '${{ x }}', 'https://${{ x }}/a', 'https://example.com/${{ x }}']) {
  add(`link ${url}`, component(`name: it\nlinks:\n  - url: "${url}"`));
}
for (const link of ['{}', '{url: null}', '{url: "https://a", title: ""}', '{url: "https://a", title: " "}', '{url: "https://a", title: 1}', '{url: "https://a", icon: ""}', '{url: "https://a", icon: "\\u00a0"}', '{url: "https://a", type: ""}', '{url: "https://a", type: " "}', '{url: "https://a", title: null}', '{url: "https://a", mine: 1}']) {
  add(`link ${link}`, component(`name: it\nlinks: [${link}]`));
}
for (const ref of ['a', 'component:a', 'component:a/b', 'a/b', 'a/b/c', 'component:a/b/c', ':a', 'component:', '/a', 'a/', 'component:/a', 'component:a/', 'a:b:c', 'a/b:c', 'a:b/c:d', ' a', 'a b', '"component:a"', '-', ':', '/', ':/']) {
  const quoted = JSON.stringify(ref.replaceAll('"', ''));
  for (const [field, list] of [['owner', false], ['system', false], ['subcomponentOf', false], ['dependsOn', true], ['providesApis', true]]) {
    add(`${field} ${ref}`, entity('Component', (field === 'owner' ? 'type: a\nlifecycle: b' : minimal.Component) + `\n${field}: ${list ? `[${quoted}]` : quoted}`));
  }
}
for (const [field, values] of Object.entries({ presence: ['required', 'optional', 'other', '""', 'null'], type: ['url', '""', '1'], targets: ['[a]', '[]', 'a', '[""]', '[1]', 'null'] })) {
  for (const value of values) add(`Location ${field} ${value}`, entity('Location', `${field}: ${value}`));
}
for (const profile of ['null', '{}', '[]', '{displayName: ""}', '{email: a, picture: b, mine: 1}', '{email: 1}']) {
  add(`User profile ${profile}`, entity('User', `memberOf: []\nprofile: ${profile}`));
  add(`Group profile ${profile}`, entity('Group', `type: a\nchildren: []\nprofile: ${profile}`));
}
for (const steps of ['[{action: a}]', '[{}]', '[{action: ""}]', '[{action: 1}]', '[a]', 'null', '[{action: a, if: true}]', '[{action: a, if: "x"}]', '[{action: a, if: 1}]', '[{action: a, input: []}]', '[{action: a, input: {}}]', '[{action: a, id: 1}]', '[{action: a, each: [1]}]']) {
  add(`Template steps ${steps}`, entity('Template', `type: a\nsteps: ${steps}`, 'name: it', version('Template')));
}
for (const more of ['parameters: {}', 'parameters: []', 'parameters: [{}]', 'parameters: [1]', 'parameters: a', 'parameters: null', 'parameters: [{when: true}]', 'parameters: [{when: 1}]', 'parameters: {"backstage:permissions": {tags: [a]}}', 'parameters: {"backstage:permissions": {tags: [1]}}', 'parameters: {"backstage:permissions": []}', 'output: {}', 'output: []', 'output: {links: [{title: a, url: b}]}', 'output: {links: [{title: ""}]}', 'output: {links: {}}', 'output: {text: [{content: ""}]}', 'output: {text: [{title: ""}]}', 'output: {mine: a}', 'output: {mine: 1}', 'output: {links: [{if: false}]}', 'presentation: {buttonLabels: {createButtonText: a}}', 'presentation: {buttonLabels: {createButtonText: 1}}', 'presentation: a', 'secrets: {schema: {}}', 'secrets: {schema: []}', 'EXPERIMENTAL_recovery: {EXPERIMENTAL_strategy: 1}', 'formDecorators: [{id: a, input: {}}]', 'formDecorators: [{input: []}]', 'lifecycle: ""', 'owner: ""', 'owner: "a/"']) {
  add(`Template ${more}`, entity('Template', `type: a\nsteps: []\n${more}`, 'name: it', version('Template')));
}
const whole = entity('Component', minimal.Component);
for (const field of ['relations: []', 'status: {}', 'mine: 1', 'data: {}', 'Spec: {}']) add(`root ${field}`, whole + field + '\n');
for (const missing of ['apiVersion', 'kind', 'metadata']) {
  add(`without ${missing}`, missing === 'metadata' ? whole.replace('metadata:\n  name: it\n', '') : whole.replace(new RegExp(`^${missing}:.*\n`, 'm'), ''));
}
for (const text of ['', '---\n', '# nothing\n', '---\n---\n', 'null\n', 'a\n', '1\n', '[]\n', '- a\n', '{}\n', 'a: b: c\n', 'a: [\n', '\ta: b\n', '"a\n', 'a: &x b\nc: *y\n', '%YAML 1.1\n---\na: b\n']) add(`text ${JSON.stringify(text)}`, text);
add('two entities', whole + '---\n' + whole.replace('it', 'other'));
add('an entity and a refused one', whole + '---\n' + whole.replace('name: it', 'name: it-'));
add('an empty document between', whole + '---\n---\n# here\n---\n' + whole);
add('a document that ends', whole + '...\n---\n' + whole);
add('anchors', 'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: &n it, title: *n}\nspec: {type: a, lifecycle: b, owner: *n}\n');
add('merge key', 'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: it}\nspec:\n  <<: {type: a}\n  lifecycle: b\n  owner: c\n');
add('a key twice', whole.replace('type: service', 'type: service\n  type: other'));
add('kind in lower case', whole.replace('kind: Component', 'kind: component'));
add('a number as a key', component('name: it\nlabels: {1: a}'));
add('json', JSON.stringify({ apiVersion: 'backstage.io/v1alpha1', kind: 'System', metadata: { name: 'it' }, spec: { owner: 'me' } }));
add('windows line ends', whole.replaceAll('\n', '\r\n'));
add('byte order mark', '\ufeff' + whole);
add('a tag of its own', whole.replace('type: service', 'type: !!str 1'));
add('a tag of nobody', whole.replace('type: service', 'type: !mine a'));

// Every field that refers to others, by every form of a reference, in the default namespace and in another.
const bodies = {
  Component: { type: 'service', lifecycle: 'production', owner: 'o' },
  API: { type: 'openapi', lifecycle: 'production', owner: 'o', definition: 'd' },
  Resource: { type: 'database', owner: 'o' },
  System: { owner: 'o' },
  Domain: { owner: 'o' },
  Group: { type: 'team', children: [] },
  User: { memberOf: [] },
};
const referring = {
  Component: ['owner', 'system', 'subcomponentOf', ['providesApis'], ['consumesApis'], ['dependsOn'], ['dependencyOf']],
  API: ['owner', 'system'],
  Resource: ['owner', 'system', ['dependsOn'], ['dependencyOf']],
  System: ['owner', 'domain'],
  Domain: ['owner', 'subdomainOf'],
  Group: ['parent', ['children'], ['members']],
  User: [['memberOf']],
};
const forms = ['x', 'X-Y.z_1', 'ns/x', 'kind:x', 'Kind:Ns/X', 'a/b/c', 'k:a/b/c', 'k:', ':x', 'ns/', '/x', '', 'a:b:c', 'x/y:z', ' x', 'user:default/guest'];
for (const [kind, fields] of Object.entries(referring)) {
  for (const field of fields) {
    for (const form of forms) {
      for (const namespace of [null, 'elsewhere']) {
        const [name, value] = Array.isArray(field) ? [field[0], [form, 'k:other']] : [field, form];
        const whole = {
          apiVersion: 'backstage.io/v1alpha1',
          kind,
          metadata: { name: 'it', ...(namespace && { namespace }) },
          spec: { ...bodies[kind], [name]: value },
        };
        add(`reference ${kind} ${name} '${form}' ${namespace ?? ''}`, JSON.stringify(whole) + '\n');
      }
    }
  }
}

for (const kind of ['Component', 'Resource']) {
  for (const value of ['k:x', 'x', '', 0, -0, 1, 0.5, true, false, null, [], [1], [''], {}, [['k:x']]]) {
    const whole = {
      apiVersion: 'backstage.io/v1alpha1',
      kind,
      metadata: { name: 'it' },
      spec: { ...bodies[kind], dependencyOf: value },
    };
    add(`dependencyOf ${kind} ${JSON.stringify(value)}`, JSON.stringify(whole) + '\n');
  }
}

const seen = new Map();
for (const one of cases) if (!seen.has(one.yaml)) seen.set(one.yaml, one);
const recorded = [];
for (const one of seen.values()) recorded.push({ ...one, relations: await verdicts(one.yaml) });
writeFileSync(new URL('./backstage.json', import.meta.url), JSON.stringify(recorded, null, 1) + '\n');
console.log(`${recorded.length} cases, ${recorded.filter(one => one.relations.every(x => x)).length} accepted`);

const references = [];
for (const ref of [...forms, 'A', 'a b', 'k:n/', 'k:/x', '::x', 'k:n/x/y/', 'Ns/X', 'k:n:m/x', '\n', 'ü', 'x'.repeat(300)]) {
  for (const defaultKind of [undefined, 'Group']) {
    for (const defaultNamespace of [undefined, 'Other']) {
      let parsed = null;
      try {
        parsed = model.parseEntityRef(ref, { defaultKind, defaultNamespace });
      } catch {
        // It means nothing.
      }
      const text = parsed && model.stringifyEntityRef(parsed);
      references.push({ ref, defaultKind: defaultKind ?? null, defaultNamespace: defaultNamespace ?? 'default', parsed, text });
    }
  }
}
writeFileSync(new URL('../resources/backstage-references.json', import.meta.url), JSON.stringify(references, null, 1) + '\n');
console.log(`${references.length} references, ${references.filter(one => one.parsed).length} mean something`);
