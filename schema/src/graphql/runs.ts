/** Says what a root field runs: `t.field({ ...runs(fileCase), … })`. Its access rule is that operation's; a schema with a root field that says nothing is not built. */
export const runs = ({ name }: { readonly name: string }) => ({ extensions: { operation: name } });
