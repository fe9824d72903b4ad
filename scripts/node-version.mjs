// Runs before each command, in whatever Node is there: plain JavaScript, so that an old one can say what it lacks.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `这里运行的是 Node ${process.versions.node}，需要 22.18 以上：用 npm ci 重新安装（不要加 --omit=optional，它会带来合适的 Node），或者安装 Node 24。 Node ≥ 22.18 is needed: run npm ci without --omit=optional, which brings one, or install Node 24.`,
  );
  process.exit(2);
}
