/**
 * Pages as documentation sites of today have them, about a library: HTML tables, JSX tags, admonitions, shortcodes, lists
 * and words in bold. The same each time.
 *
 * @param {number} count
 * @returns {{ path: string, file: string, text: string }[]}
 */
export function makeHtmlPages(count) {
  const random = createRandom(7);
  return Array.from({ length: count }, (_, index) => {
    const path = `reading/page-${index}`;
    return { path, file: `${path}.md`, text: makePage(index, random) };
  });
}

/** @typedef {(choices: readonly string[]) => string} Choose */

/** @param {number} seed @returns {Choose} */
function createRandom(seed) {
  let state = seed;
  return (choices) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return choices[Math.floor((state / 2_147_483_648) * choices.length)] ?? '';
  };
}

const nouns = ['loan', 'reader', 'shelf', 'copy', 'branch', 'fine', 'reservation', 'catalogue', 'author', 'edition'];
const verbs = ['renews', 'returns', 'finds', 'reserves', 'moves', 'counts', 'closes', 'lists', 'lends', 'keeps'];
const types = ['string', 'integer', 'boolean', 'array', 'object', 'number'];

/** @param {Choose} choose */
function sentence(choose) {
  const subject = choose(nouns);
  const object = choose(nouns);
  return choose([
    `The ${subject} ${choose(verbs)} each ${object} that the ${choose(nouns)} of a **${choose(nouns)}** ${choose(verbs)}.`,
    `A ${subject} ${choose(verbs)} the ${object}, unless \`${subject}_${object}\` is \`${choose(['true', 'false'])}\`.`,
    `See [the ${subject}](../${object}/${subject}.md) for what ${choose(verbs)} a ${object}.`,
    `It <b>${choose(verbs)}</b> the ${object} once the ${subject} <em>${choose(verbs)}</em> it.`,
  ]);
}

/** @param {number} index @param {Choose} choose */
function makePage(index, choose) {
  const sections = Array.from({ length: 4 }, (_, at) => makeSection(`${index}-${at}`, choose));
  return `---\nid: page-${index}\ntitle: Reading ${index}\n---\n\nimport Tabs from '@theme/Tabs';\n\n${sections.join('\n')}`;
}

/** @param {string} id @param {Choose} choose */
function makeSection(id, choose) {
  const [noun, other] = [choose(nouns), choose(nouns)];
  return `## The ${noun} of ${other} ${id}

${sentence(choose)} ${sentence(choose)}

<Tabs groupId="library">
<TabItem value="${noun}" label="The ${noun}">

- ${sentence(choose)}
- **${noun}**: ${sentence(choose)}

  ${sentence(choose)}

</TabItem>
</Tabs>

:::note

${sentence(choose)}

:::

{{< hint type="${noun}" >}}
${sentence(choose)}
{{< /hint >}}

<table>
<tr><th>Name</th><th>Type</th><th>Description</th></tr>
${[1, 2, 3].map((at) => `<tr><td><code>${noun}_${id}_${at}</code></td><td>${choose(types)}</td><td>${sentence(choose)}<br/>Since ${at}.</td></tr>`).join('\n')}
</table>

<details>
<summary>Answer of ${noun} ${id}</summary>

| Name | Type | Description |
| --- | --- | --- |
| ${other}_${id} | ${choose(types)} | ${sentence(choose)} |
| ${noun}_${id} | ${choose(types)} | ${sentence(choose)}<br>${sentence(choose)} |

\`\`\`json
{ "${other}": "${id}" }
\`\`\`

</details>
`;
}
