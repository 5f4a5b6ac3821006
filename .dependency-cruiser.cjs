/** The walls of the house. Each message says what to do instead. */
const deciders =
  '^services/(accounts|cases|risk|insights|notifications|experts)/src/(case|organisation|person|membership|partner|centre|link|warning|subscription|expert|invitation|ranking|conflicts)(/|\\.ts$)|^services/cases/src/ledger/entry\\.ts$';
module.exports = {
  forbidden: [
    {
      name: 'service-imports-no-service',
      severity: 'error',
      comment:
        "Services meet in schema/ and on the bus. Publish a fact and react to it, or hold an id and resolve it through the owner's registered loader.",
      from: { path: '^services/(accounts|cases|risk|insights|notifications|experts)/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'gateway-imports-no-service',
      severity: 'error',
      comment:
        "The gateway is handed the services' graphql, commands and queries; it never imports them. Compose them in services/sinan.",
      from: { path: '^services/gateway/' },
      to: { path: '^services/', pathNot: '^services/gateway/' },
    },
    {
      name: 'the-portal-runs-in-browsers',
      severity: 'error',
      comment:
        'What the portal needs of other rooms is printed for it (infra/deploy/portal.ts) or asked over GraphQL: browsers have neither Node nor the services.',
      from: { path: '^services/portal/site/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(schema|infra|services)/', pathNot: '^services/portal/(site/|src/paths\\.ts$)' },
    },
    {
      name: 'the-portal-uses-no-node-builtins',
      severity: 'error',
      comment: 'The portal runs in browsers: no node:* module is there.',
      from: { path: '^services/portal/site/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-the-binary-imports-whole-faces',
      severity: 'error',
      comment:
        'Only services/sinan composes services (and the test room, from outside). Move what you share into schema/ or infra/.',
      from: { path: '^(schema|infra)/', pathNot: '^infra/deploy/' },
      to: { path: '^services/' },
    },
    {
      name: 'deciders-do-no-io',
      severity: 'error',
      comment:
        'A decider is pure: time, ids and look-ups arrive in the command. Do the I/O in commands.ts and pass its result in.',
      from: { path: deciders, pathNot: '\\.spec\\.ts$' },
      to: {
        path: '^(node:|infra/|node_modules/)|/(commands|queries|graphql|reactions|workers|projections)(/|\\.ts$)',
        pathNot: '^schema/|/zod/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'deciders-use-no-node-builtins',
      severity: 'error',
      comment: 'A decider imports no node:* module. Pass the value in with the command.',
      from: { path: deciders, pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-infra-touches-drivers',
      severity: 'error',
      comment:
        'Drivers (libsql, mongodb, kafkajs, nodemailer, smtp-server, OpenTelemetry) stay behind the ports in infra/. Use the store, bus, mail or tracing port.',
      from: { pathNot: '^(infra/|test/)' },
      to: { path: '/node_modules/(libsql|mongodb|kafkajs|nodemailer|smtp-server|@opentelemetry)/' },
    },
    {
      name: 'faces-only',
      severity: 'error',
      comment: 'Import a package by its face (its index.ts); its other files are its own business.',
      from: { path: '^(schema|infra/[^/]+|services/[^/]+)/' },
      to: {
        path: '^(schema|infra/[^/]+|services/[^/]+)/src/',
        pathNot: [
          '^$1/',
          '/src/index\\.ts$',
          '^schema/src/graphql/index\\.ts$',
          '^infra/(aggregate|files)/src/testing/index\\.ts$',
        ],
      },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Two files that import each other are one idea: merge them, or name the third.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      comment: "This import resolves to nothing: add the package to this room's package.json.",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['source', 'import', 'node', 'default'] },
  },
};
