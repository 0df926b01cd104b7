/** A consent document as its clinic wrote it: `#` headings, `-` lists, paragraphs. Nothing else is interpreted. */
export function DocumentText({ body }: { body: string }) {
  return (
    <div className="document-text">
      {body.split(/\n{2,}/).map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a published text does not change
        <Block key={index} block={block} />
      ))}
    </div>
  )
}

function Block({ block }: { block: string }) {
  const [first = '', ...rest] = block.split('\n')
  const heading = /^(#{1,2})\s+(.*)$/.exec(first)
  if (heading) {
    const Level = heading[1] === '#' ? 'h2' : 'h3'
    return (
      <>
        <Level>{heading[2]}</Level>
        {rest.length > 0 && <Block block={rest.join('\n')} />}
      </>
    )
  }
  const lines = block.split('\n')
  if (lines.every((line) => line.startsWith('- ')))
    return (
      <ul>
        {lines.map((line) => (
          <li key={line}>{line.slice(2)}</li>
        ))}
      </ul>
    )
  return <p>{lines.join(' ')}</p>
}
