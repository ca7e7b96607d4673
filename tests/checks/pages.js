// What is wrong with the page that is open, as a list of sentences. Serves pages.py.
(() => {
    const wrong = [];
    const say = (what, node) => wrong.push(what + (node ? ': ' + describe(node) : ''));
    const describe = node => {
        const element = node.nodeType === 3 ? node.parentElement : node;
        const text = (node.textContent || '').trim().replace(/\s+/g, ' ').slice(0, 40);
        return `<${element.tagName.toLowerCase()}${element.id ? '#' + element.id : ''}> "${text}"`;
    };
    const all = selector => [...document.querySelectorAll(selector)];
    const is_svg = node => node.namespaceURI === 'http://www.w3.org/2000/svg';
    const clips = element => element.closest('.scroll, .skip');

    // --- lines of text and where they stand
    const lines = [];
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (!node.textContent.trim() || parent.closest('style, title, desc, head, .skip')) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const boxes = is_svg(parent) ? [parent.getBoundingClientRect()] : [...range.getClientRects()];
        for (const box of boxes)
            if (box.width > 0 && box.height > 0) lines.push({node, parent, box});
    }
    if (lines.length === 0) say('there is no text');

    // --- nothing is wider than the window, nothing is cut
    const width = document.documentElement.clientWidth || innerWidth;
    if (document.documentElement.tagName === 'HTML' && document.documentElement.scrollWidth > width)
        say(`the page is ${document.documentElement.scrollWidth} wide in a window of ${width}`);
    for (const {node, parent, box} of lines) {
        const drawing = parent.closest('svg');
        if (drawing && is_svg(parent)) {
            const room = drawing.getBoundingClientRect();
            if (box.left < room.left - 1 || box.right > room.right + 1 || box.top < room.top - 3 ||
                box.bottom > room.bottom + 3) say('a text leaves its drawing', node);
        } else if (!clips(parent) && (box.left < -0.5 || box.right > width + 0.5)) say('a text leaves the window', node);
    }
    for (const element of all('body *')) {
        if (is_svg(element) || clips(element)) continue;
        const style = getComputedStyle(element);
        if (/hidden|clip/.test(style.overflowX + style.overflowY) &&
            (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1))
            say('a text is cut', element);
    }

    // --- no text lies on another
    lines.sort((a, b) => a.box.top - b.box.top);
    for (let i = 0; i < lines.length; i++) {
        for (let j = i + 1; j < lines.length && lines[j].box.top < lines[i].box.bottom - 2; j++) {
            const a = lines[i].box, b = lines[j].box;
            const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            // The leading of two lines may touch; letters may not.
            if (lines[i].node !== lines[j].node && across > 1.5 && down > 0.35 * Math.min(a.height, b.height))
                say(`texts overlap, "${lines[i].node.textContent.trim().slice(0, 30)}" and`, lines[j].node);
        }
    }

    // --- contrast
    const parse = colour => {
        const found = colour.match(/rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)/);
        return found ? found.slice(1, 5).map((part, at) => part === undefined ? (at === 3 ? 1 : 0) : +part) : null;
    };
    const luminance = ([red, green, blue]) => [red, green, blue]
        .map(part => part / 255).map(part => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
    const contrast = (one, other) => {
        const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
        return (high + 0.05) / (low + 0.05);
    };
    const behind = element => {
        for (let at = element; at; at = at.parentElement) {
            const colour = parse(getComputedStyle(at).backgroundColor);
            if (colour && colour[3] === 1) return colour;
        }
        return [255, 255, 255];
    };
    // What is under a text in a drawing: its own rim, else the shape below it.
    const below = element => {
        const style = getComputedStyle(element);
        if (style.paintOrder.startsWith('stroke') && style.stroke !== 'none') return parse(style.stroke);
        const box = element.getBoundingClientRect();
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        const shapes = [...element.ownerDocument.querySelectorAll('svg rect')].filter(shape => {
            const room = shape.getBoundingClientRect();
            return room.left <= x && room.right >= x && room.top <= y && room.bottom >= y;
        });
        const shape = shapes.pop();
        if (!shape) return behind(element);
        const pattern = getComputedStyle(shape).fill.match(/#([\w-]+)/);
        const ground = pattern ? document.getElementById(pattern[1]).querySelector('path') : shape;
        return parse(getComputedStyle(ground).fill);
    };
    if (!matchMedia('(forced-colors: active)').matches) {
        for (const {node, parent} of lines) {
            const style = getComputedStyle(parent);
            const drawn = is_svg(parent);
            const ratio = contrast(parse(drawn ? style.fill : style.color), drawn ? below(parent) : behind(parent));
            const size = parseFloat(style.fontSize), bold = +style.fontWeight >= 700;
            if (ratio < (size >= 24 || (bold && size >= 18.66) ? 3 : 4.5))
                say(`contrast of ${ratio.toFixed(1)}`, node);
            if (size < (matchMedia('print').matches ? 10 : 12)) say(`letters of ${size} pixels`, node);
        }
    }

    // --- what a reader who does not see it is told
    if (!document.documentElement.lang && !document.documentElement.getAttribute('lang')) say('no language');
    const ids = all('[id]').map(element => element.id);
    for (const id of new Set(ids)) if (ids.filter(other => other === id).length > 1) say(`the id ${id} is there twice`);
    for (const link of all('a[href^="#"]'))
        if (!document.getElementById(link.getAttribute('href').slice(1))) say('a link to nowhere', link);
    for (const used of all('[fill^="url(#"]'))
        if (!document.getElementById(used.getAttribute('fill').slice(5, -1))) say('a texture that is not there', used);
    if (document.documentElement.tagName === 'HTML') {
        if (!document.title.trim()) say('no title');
        if (all('main').length !== 1) say('not one main part');
        if (all('h1').length !== 1) say('not one first heading');
        let level = 1;
        for (const heading of all('h1, h2, h3, h4')) {
            const now = +heading.tagName[1];
            if (now > level + 1) say('a level of headings is left out', heading);
            level = now;
        }
        for (const table of all('table')) {
            if (!table.caption || !table.caption.textContent.trim()) say('a table without a caption', table);
            if ([...table.querySelectorAll('th')].some(cell => !cell.scope)) say('a heading of a table without a scope', table);
            for (const row of table.tBodies[0].rows)
                if ([...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0) !== table.tHead.rows[0].cells.length) say('a row of another length', row);
        }
        for (const drawing of all('svg'))
            if (!drawing.getAttribute('aria-hidden') &&
                !(drawing.getAttribute('role') === 'img' && drawing.querySelector('title')?.textContent.trim()))
                say('a drawing without a title', drawing);
        for (const region of all('.scroll'))
            if (region.tabIndex !== 0 || !document.getElementById(region.getAttribute('aria-labelledby')))
                say('a region that a keyboard cannot scroll', region);
    }
    return wrong;
})()
