// The direction of imports, as the linter of the whole tree. The order of the domains and the
// vocabulary of the slices are checked in tests/architecture, which can explain more.

/** Each layer with what it must not reach: everything above it. */
const LAYERS = [
  ["shared", "^lib/shared/", "^(lib/(platform|access|domain)|components|app)/"],
  ["platform", "^lib/platform/", "^(lib/(access|domain)|components|app)/"],
  ["access", "^lib/access/", "^(lib/domain|components|app)/"],
  ["domain", "^lib/domain/", "^(components|app)/"],
  ["components", "^components/", "^app/"],
];

const layers = LAYERS.map(([name, from, to]) => ({
  name: `${name}-imports-no-layer-above`,
  severity: "error",
  from: { path: from },
  to: { path: to },
}));

module.exports = {
  forbidden: [
    ...layers,
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "nothing-unresolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "product-imports-no-tests-and-no-scripts",
      severity: "error",
      from: { path: "^(app|components|lib)/" },
      to: { path: "^(tests|scripts)/" },
    },
    {
      name: "product-imports-no-seed",
      severity: "error",
      from: { path: "^(app|components|lib)/" },
      to: { path: "^prisma/seed/" },
    },
    {
      name: "ui-knows-no-domain",
      comment: "ui, forms, charts and layout are without domain words",
      severity: "error",
      from: { path: "^components/(ui|forms|charts)/" },
      to: { path: "^(lib/domain|components/domain)/" },
    },
    {
      name: "no-development-packages-in-the-product",
      severity: "error",
      from: { path: "^(app|components|lib)/" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["^lib/platform/generated/", "^tests/architecture/fixtures/", "\\.d\\.ts$"] },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "react-server", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css"],
    },
  },
};
