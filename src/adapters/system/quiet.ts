/**
 * Keeps libraries from printing what they do. With `DEBUG`, `NODE_DEBUG` or `AZURE_LOG_LEVEL` set on the runner they would
 * write headers, proxies with their passwords and signed addresses to standard error, where nothing of ours is written.
 * Loaded first.
 */

for (const name of ['DEBUG', 'NODE_DEBUG', 'AZURE_LOG_LEVEL']) Reflect.deleteProperty(process.env, name);

process.stderr.write = () => true;

export {};
