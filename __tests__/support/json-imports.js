/** GitHub's language service imports JSON without saying so, which Jest warns of, once for each file and suite. */
export default {
  process: (source) => ({
    code: source.replaceAll(/^(import \w+ from ['"].+\.json['"]);/gm, "$1 with { type: 'json' };"),
  }),
};
