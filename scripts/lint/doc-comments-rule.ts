/** The ESLint rule for doc comments: which exports have one, and what stands in it. */

import type { Rule } from 'eslint';

/** A question: its name says what a comment would repeat. */
const SPEAKS_FOR_ITSELF = /^(?:is|has)[A-Z]/;

/** Everything else a comment tells in sentences: `Returns …`, `Throws …`. */
const TAGS = ['@param'];

type Comment = ReturnType<Rule.RuleContext['sourceCode']['getAllComments']>[number];

function isDocComment(comment: Comment | undefined): boolean {
  return comment?.type === 'Block' && comment.value.startsWith('*');
}

/** Requires a doc comment of exported functions, and refuses tags in it that sentences replace. */
export const docCommentsRule: Rule.RuleModule = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      missing: '{{ name }} needs a doc comment: what it returns or does, and why it is there.',
      tag: '{{ tag }}: say it in a sentence (Returns …, Throws …); the only tag is @param.',
    },
  },
  create(context) {
    const { sourceCode } = context;
    return {
      ExportNamedDeclaration: (node) => {
        if (node.declaration?.type !== 'FunctionDeclaration') return;
        const { name } = node.declaration.id;
        const isDocumented = isDocComment(sourceCode.getCommentsBefore(node).at(-1));
        if (!isDocumented && !SPEAKS_FOR_ITSELF.test(name))
          context.report({ node, messageId: 'missing', data: { name } });
      },
      Program: () => {
        for (const comment of sourceCode.getAllComments().filter(isDocComment)) {
          for (const [, tag = ''] of comment.value.matchAll(/^[\s*]*(@\w+)/gm)) {
            const { loc } = comment;
            if (!TAGS.includes(tag) && loc) context.report({ loc, messageId: 'tag', data: { tag } });
          }
        }
      },
    };
  },
};
