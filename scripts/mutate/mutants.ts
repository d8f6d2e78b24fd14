/** Small changes of a source file, each of which a test should notice. */

import ts from 'typescript';

/** One change: of the text between two positions. */
export interface Mutant {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
  /** The whole expression or statement that it changes: what a switch between both is put around. */
  readonly whole: { readonly start: number; readonly end: number; readonly isStatement: boolean };
}

/** What an operator becomes. */
const OPERATORS: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [ts.SyntaxKind.LessThanToken, '<='],
  [ts.SyntaxKind.LessThanEqualsToken, '<'],
  [ts.SyntaxKind.GreaterThanToken, '>='],
  [ts.SyntaxKind.GreaterThanEqualsToken, '>'],
  [ts.SyntaxKind.AmpersandAmpersandToken, '||'],
  [ts.SyntaxKind.BarBarToken, '&&'],
  [ts.SyntaxKind.PlusToken, '-'],
  [ts.SyntaxKind.MinusToken, '+'],
  [ts.SyntaxKind.AsteriskToken, '/'],
]);

/** Returns every change of a file that is known here, in the order of the text. */
export function mutantsOf(file: string, text: string): readonly Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true);
  const found: Mutant[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || ts.isInterfaceDeclaration(node)) return;
    const isStatement = ts.isExpressionStatement(node);
    for (const [place, after] of changesOf(node)) {
      // Of an if, the condition alone is an expression.
      const { end } = ts.isIfStatement(node) ? place : node;
      const whole = { start: (ts.isIfStatement(node) ? place : node).getStart(source), end, isStatement };
      const start = place.getStart(source);
      const before = text.slice(start, place.end);
      found.push({ file, start, end: place.end, before, after, whole });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function changesOf(node: ts.Node): readonly (readonly [place: ts.Node, after: string])[] {
  if (ts.isBinaryExpression(node)) {
    const after = OPERATORS.get(node.operatorToken.kind);
    // Texts are joined with + as well; no test should be asked what a text minus another is.
    const joinsTexts = node.operatorToken.kind === ts.SyntaxKind.PlusToken && hasText(node);
    if (after !== undefined && !joinsTexts) return [[node.operatorToken, after]];
    if (node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
      return [[node, node.right.getText()]];
    return [];
  }
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    return [[node, `(${node.operand.getText()})`]];
  }
  if (ts.isIfStatement(node)) {
    return [
      [node.expression, 'true'],
      [node.expression, 'false'],
    ];
  }
  if (ts.isConditionalExpression(node)) {
    return [
      [node, `(${node.whenTrue.getText()})`],
      [node, `(${node.whenFalse.getText()})`],
    ];
  }
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [[node, 'false']];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [[node, 'true']];
  if (ts.isExpressionStatement(node) && isEffect(node.expression)) return [[node, ';']];
  return [];
}

function hasText({ left, right }: ts.BinaryExpression): boolean {
  return [left, right].some((side) => ts.isStringLiteralLike(side) || ts.isTemplateExpression(side));
}

/** A call for its effect, awaited or not. */
function isEffect(expression: ts.Expression): boolean {
  const inner = ts.isAwaitExpression(expression) ? expression.expression : expression;
  return ts.isCallExpression(inner);
}
