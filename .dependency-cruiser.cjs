// The boundaries that ARCHITECTURE.md describes.
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-folder-cycles',
      comment: 'two folders that import each other can only be understood together',
      severity: 'error',
      scope: 'folder',
      from: { path: '^(src|extension|tools)' },
      to: { circular: true },
    },
    {
      name: 'core-is-pure',
      comment: 'src imports only src and side-effect-free packages',
      severity: 'error',
      from: { path: '^src/' },
      to: { pathNot: ['^src/', '^node_modules/fflate/'] },
    },
    {
      name: 'cookie-is-the-ground',
      severity: 'error',
      from: { path: '^src/cookie/' },
      to: { path: '^src/', pathNot: '^src/cookie/' },
    },
    {
      name: 'verdict-uses-cookie',
      severity: 'error',
      from: { path: '^src/verdict/' },
      to: { path: '^src/', pathNot: '^src/(verdict|cookie|jar)/' },
    },
    {
      name: 'exchange-uses-verdict',
      severity: 'error',
      from: { path: '^src/exchange/' },
      to: { path: '^src/', pathNot: '^src/(exchange|verdict|cookie|jar|text)/' },
    },
    {
      name: 'leaf-folders',
      severity: 'error',
      from: { path: '^src/(rules|jar|format|decode)/' },
      to: { path: '^src/', pathNot: ['^src/($1|cookie)/', '^src/rules/model/', '^src/jar/jar-cookie\\.ts$'] },
    },
    {
      name: 'export-uses-exchange',
      severity: 'error',
      from: { path: '^src/export/' },
      to: { path: '^src/', pathNot: '^src/(export|exchange|verdict|cookie|text)/' },
    },
    {
      name: 'contract-is-for-the-shell',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/contract/' },
      to: { path: '^src/contract/' },
    },
    {
      name: 'one-door-to-the-polyfill',
      severity: 'error',
      from: { pathNot: '^extension/browser\\.ts$' },
      to: { path: 'node_modules/webextension-polyfill/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'background-knows-no-surface',
      severity: 'error',
      from: { path: '^extension/background/' },
      to: { path: '^extension/(ui|popup|panel|page|sidebar)/' },
    },
    {
      name: 'surface-knows-no-background',
      severity: 'error',
      from: { path: '^extension/(ui|popup|panel|page|sidebar)/' },
      to: { path: '^extension/background/' },
    },
    {
      name: 'ui-knows-no-entry',
      severity: 'error',
      from: { path: '^extension/ui/' },
      to: { path: '^extension/(popup|panel|page|sidebar)/' },
    },
    // The interface: features stand on app, app on shared; only the files at its root know every feature.
    {
      name: 'ui-shared-is-the-ground',
      severity: 'error',
      from: { path: '^extension/ui/shared/' },
      to: { path: '^extension/', pathNot: '^extension/ui/shared/' },
    },
    {
      name: 'ui-app-knows-no-feature',
      severity: 'error',
      from: { path: '^extension/ui/app/' },
      to: { path: '^extension/ui/', pathNot: '^extension/ui/(app|shared)/' },
    },
    {
      name: 'ui-features-know-no-other',
      comment: 'what one feature asks of another is passed in by extension/ui/features.tsx',
      severity: 'error',
      from: { path: '^extension/ui/features/([^/]+)/' },
      to: { path: '^extension/ui/', pathNot: '^extension/ui/(app|shared|features/$1)/' },
    },
    {
      name: 'ui-has-no-folder-cycles',
      severity: 'error',
      scope: 'folder',
      from: { path: '^extension/ui' },
      to: { path: '^extension/ui', circular: true },
    },
    // End of the interface's own rules.
    {
      name: 'product-knows-no-test',
      severity: 'error',
      from: { path: '^(src|extension)/' },
      to: { path: '^(tools|test)/' },
    },
    {
      name: 'tools-know-no-test',
      comment: 'tests may use tools; a tool that imports a test could not run without the test runner',
      severity: 'error',
      from: { path: '^tools/' },
      to: { path: '^test/' },
    },
    {
      name: 'shipped-code-ships-its-dependencies',
      severity: 'error',
      from: { path: '^(src|extension)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
