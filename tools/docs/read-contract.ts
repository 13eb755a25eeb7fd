import ts from 'typescript'

const CALLS_FILE = 'src/contract/calls.ts'
const ERRORS_FILE = 'src/contract/api-error.ts'

/** A public call as src/contract/calls.ts describes it. */
export interface DocumentedCall {
  /** Such as `rules.add`. */
  readonly name: string
  readonly text: string
  /** Error codes that only some calls have. */
  readonly errors: readonly string[]
  readonly example: string
  /** As in a signature: `id: string, patch: RulePatch`. */
  readonly parameters: string
  readonly result: string
}

export interface Contract {
  readonly calls: readonly DocumentedCall[]
  readonly errors: readonly { readonly code: string; readonly text: string }[]
  /** Declarations of every type that a signature needs, in the order in which they are first used. */
  readonly types: readonly string[]
}

/** Reads the contract from its source: what is public, what the comments say, and every type that it mentions. */
export function readContract(): Contract {
  const options = readConfig('tsconfig.core.json')
  const program = ts.createProgram([CALLS_FILE, ERRORS_FILE], options)
  const checker = program.getTypeChecker()
  const calls: DocumentedCall[] = []
  const types = new TypeCollector(checker)
  for (const row of elementsOf(program, CALLS_FILE, 'CALLS')) {
    if (!ts.isPropertyAssignment(row)) throw new Error(`a row of CALLS is no property: ${row.getText()}`)
    const fields = fieldsOf(row)
    if (fields.isPublic.kind !== ts.SyntaxKind.TrueKeyword) continue
    if (!ts.isArrowFunction(fields.args)) throw new Error(`${row.name.getText()}: args is no arrow function`)
    const result = resultOf(row, fields.result)
    for (const { type } of fields.args.parameters) if (type) types.addFrom(type)
    types.addFrom(result)
    calls.push({
      ...readComment(row),
      name: textOfName(row.name),
      parameters: fields.args.parameters.map(signatureOf).join(', '),
      result: result.kind === ts.SyntaxKind.NullKeyword || result.getText() === 'null' ? 'void' : result.getText(),
    })
  }
  types.addNamed(program.getSourceFile(ERRORS_FILE), 'ApiErrorData')
  const errors = elementsOf(program, ERRORS_FILE, 'API_ERROR_CODES').map((code) => {
    if (!ts.isStringLiteral(code)) throw new Error(`an error code is no text: ${code.getText()}`)
    return { code: code.text, text: blockComment(code) }
  })
  checkErrors(calls, errors)
  return { calls, errors, types: types.declarations }
}

export function readConfig(path: string): ts.CompilerOptions {
  const { config } = ts.readConfigFile(path, ts.sys.readFile)
  return ts.parseJsonConfigFileContent(config, ts.sys, '.').options
}

function checkErrors(calls: readonly DocumentedCall[], errors: Contract['errors']): void {
  for (const call of calls) {
    const unknown = call.errors.find((code) => errors.every((one) => one.code !== code))
    if (unknown !== undefined) throw new Error(`${call.name}: there is no error code ${unknown}`)
  }
}

/** The rows of a constant that is an object or a list, whatever `as const` or `satisfies` follow. */
function elementsOf(program: ts.Program, path: string, name: string): readonly ts.Node[] {
  const statements = program.getSourceFile(path)?.statements ?? []
  const declarations = statements.flatMap((one) =>
    ts.isVariableStatement(one) ? [...one.declarationList.declarations] : [],
  )
  let value: ts.Expression | undefined = declarations.find((one) => one.name.getText() === name)?.initializer
  while (value && (ts.isAsExpression(value) || ts.isSatisfiesExpression(value))) value = value.expression
  if (value && ts.isObjectLiteralExpression(value)) return value.properties
  if (value && ts.isArrayLiteralExpression(value)) return value.elements
  throw new Error(`${path} has no list ${name}`)
}

function fieldsOf(row: ts.PropertyAssignment): Record<'isPublic' | 'args' | 'result', ts.Expression> {
  const { initializer } = row
  const field = (name: string): ts.Expression => {
    const found = ts.isObjectLiteralExpression(initializer)
      ? initializer.properties.find((one) => one.name?.getText() === name)
      : undefined
    if (found && ts.isPropertyAssignment(found)) return found.initializer
    throw new Error(`${row.name.getText()} has no ${name}`)
  }
  return { isPublic: field('isPublic'), args: field('args'), result: field('result') }
}

function resultOf(row: ts.PropertyAssignment, result: ts.Expression): ts.TypeNode {
  const [type] = ts.isCallExpression(result) ? (result.typeArguments ?? []) : []
  if (!type) throw new Error(`${row.name.getText()}: the result is not written as type<T>()`)
  return type
}

function signatureOf({ name, questionToken, initializer, type }: ts.ParameterDeclaration): string {
  return `${name.getText()}${questionToken || initializer ? '?' : ''}: ${type?.getText()}`
}

function textOfName(name: ts.PropertyName): string {
  return ts.isStringLiteral(name) ? name.text : name.getText()
}

function readComment(row: ts.PropertyAssignment): Pick<DocumentedCall, 'text' | 'errors' | 'example'> {
  const name = textOfName(row.name)
  const comments = ts.getJSDocCommentsAndTags(row).filter(ts.isJSDoc)
  const text = comments.map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '').join('\n')
  const tag = (wanted: string) =>
    ts
      .getJSDocTags(row)
      .filter(({ tagName }) => tagName.text === wanted)
      .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
      .join('\n')
  const example = tag('example')
  if (text === '' || example === '') throw new Error(`${name} needs a comment with an @example`)
  const errors = tag('throws').split(/[\s,]+/)
  return { text: oneLine(text), errors: errors.filter((code) => code !== ''), example }
}

/** The text of the comment before a node that carries no JSDoc of its own. */
function blockComment(node: ts.Node): string {
  const text = node.getSourceFile().text
  const [range] = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []
  if (!range) throw new Error(`${node.getText()} needs a comment`)
  return oneLine(
    text
      .slice(range.pos, range.end)
      .replace(/^\/\*\*|\*\/$/g, '')
      .replace(/\n\s*\*/g, ' '),
  )
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Gathers declarations of the core, and of whatever they mention. */
class TypeCollector {
  readonly #checker: ts.TypeChecker
  readonly #found = new Map<string, { readonly node: ts.Node; text: string }>()

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker
  }

  get declarations(): string[] {
    return [...this.#found.values()].map(({ text }) => text)
  }

  addFrom(node: ts.Node): void {
    if (ts.isTypeReferenceNode(node)) this.#addSymbol(this.#checker.getSymbolAtLocation(node.typeName))
    if (ts.isExpressionWithTypeArguments(node)) this.#addSymbol(this.#checker.getSymbolAtLocation(node.expression))
    ts.forEachChild(node, (child) => this.addFrom(child))
  }

  addNamed(file: ts.SourceFile | undefined, name: string): void {
    const module = file && this.#checker.getSymbolAtLocation(file)
    this.#addSymbol(module && this.#checker.tryGetMemberInModuleExports(name, module))
  }

  #addSymbol(symbol: ts.Symbol | undefined): void {
    if (!symbol) return
    const real = symbol.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol
    const node = real.declarations?.[0]
    if (!node || !(ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))) return
    if (!node.getSourceFile().fileName.includes('/src/') && !node.getSourceFile().fileName.startsWith('src/')) return
    const known = this.#found.get(real.name)
    if (known?.node === node) return
    if (known) throw new Error(`two types of the contract have the name ${real.name}`)
    const entry = { node, text: '' }
    this.#found.set(real.name, entry)
    const list = ts.isTypeAliasDeclaration(node) ? this.#expanded(node) : null
    entry.text = list ?? declarationText(node)
    if (list === null) ts.forEachChild(node, (child) => this.addFrom(child))
  }

  /**
   * The union of texts that an alias such as `(typeof CODES)[number]` or `ReasonWith<'set'>` stands for, as the constant that it
   * comes from is not part of the types. @returns null for any other alias
   */
  #expanded(node: ts.TypeAliasDeclaration): string | null {
    if (ts.isUnionTypeNode(node.type)) return null
    const type = this.#checker.getTypeAtLocation(node.type)
    const members = type.isUnion() ? type.types : [type]
    const values = members.flatMap((one) => (one.isStringLiteral() ? [one.value] : []))
    if (values.length < members.length) return null
    // A union has no order of its own; the list or the table in the same file has.
    const { text } = node.getSourceFile()
    const position = (value: string) => text.search(new RegExp(`'${value}'|^  ${value}:`, 'm'))
    const inOrder = values.sort((one, other) => position(one) - position(other))
    const [doc] = ts.getJSDocCommentsAndTags(node)
    const head = `${doc ? `${doc.getText()}\n` : ''}export type ${node.name.text} =`
    return `${head}\n${inOrder.map((value) => `  | '${value}'`).join('\n')}`
  }
}

function declarationText(node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration): string {
  const [doc] = ts.getJSDocCommentsAndTags(node)
  const isExported = node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false
  return `${doc ? `${doc.getText()}\n` : ''}${isExported ? '' : 'export '}${node.getText()}`
}
