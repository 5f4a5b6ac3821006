import { createServer } from 'node:http';
import { createSchema, createYoga } from 'graphql-yoga';

/** The other side of `bench -- gateway`: plain `createYoga({ schema })` without plugins, serving the page that it is handed from memory. */
process.once('message', (page: { typeDefs: string; cases: unknown }) => {
  const schema = createSchema({ typeDefs: page.typeDefs, resolvers: { Query: { cases: () => page.cases } } });
  const server = createServer(createYoga({ schema, logging: false }));
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.send?.(typeof address === 'object' && address ? address.port : 0);
  });
});
