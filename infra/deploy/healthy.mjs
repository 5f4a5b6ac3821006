// Asks the process in this container whether it is ready: exit code 0 or 1, and what it says. For health checks of containers.
const url = `http://127.0.0.1:${process.env.PORT || 4000}/health/ready`;
try {
  const answer = await fetch(url, { signal: AbortSignal.timeout(4_000) });
  console.log(answer.status, (await answer.text()).slice(0, 500));
  process.exitCode = answer.ok ? 0 : 1;
} catch (error) {
  console.log(`${url} does not answer: ${error.cause?.code ?? error.name}`);
  process.exitCode = 1;
}
