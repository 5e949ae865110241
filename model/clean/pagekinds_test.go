package clean

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lede-reader/lede/model"
)

// Pages as the world's systems make them, all invented: what is around the text
// differs, the text is that of the quay. The even ones were looked at while the
// rules were made, the odd ones only counted until all but three of them held.
var quay = []string{
	"The old quay of the town will be rebuilt from next spring, its council decided on Monday after a night of talks that few had expected to end so soon.",
	"Three of the four parties voted for the plan, which costs nine million and is to be paid for by a levy on every ship that calls at the harbour.",
	"“We have waited for this for twenty years,” said Lena Duda, who leads the council and grew up in one of the houses on the northern side of the water.",
	"Fishermen fear that they will lose their berths while the work goes on, and have asked for a meeting with the engineers before the first stone is moved.",
	"The engineers say that no berth will be closed for longer than six weeks, and that the market hall on the quay stays open all through the summer.",
	"A similar plan failed eleven years ago, when a storm took the scaffolding away in one night and the firm that had put it up went out of business.",
}

func ps(from, to int) string {
	var b strings.Builder
	for _, q := range quay[from:to] {
		b.WriteString("<p>" + q + "</p>\n")
	}
	return b.String()
}

const (
	menu    = `<nav><ul><li><a href="/">Home</a></li><li><a href="/town">Town</a></li><li><a href="/sea">Sea</a></li></ul></nav>`
	divMenu = `<div id="top"><a href="/">Home</a> | <a href="/town">Town</a> | <a href="/sea">Sea</a> | <a href="/sport">Sport</a></div>`
	foot    = `<footer><p>© 2025 The Bay Paper. All rights reserved.</p><ul><li><a href="/imprint">Imprint</a></li></ul></footer>`
	more    = `<ul><li><a href="/a">Ferry runs aground off the cape</a></li><li><a href="/b">School gets a new roof at last</a></li><li><a href="/c">Ten things to do at sea</a></li></ul>`
	head    = `<html lang="en"><head><title>Quay to be rebuilt - The Bay Paper</title></head><body>`
)

type pageKind struct {
	name, html string
	want       []string
}

func pageKinds() []pageKind {
	all := quay
	in := func(i int, s ...string) []string { // all with something put in before paragraph i
		return append(append(append([]string{}, quay[:i]...), s...), quay[i:]...)
	}
	cells := func(s string) string { return strings.ReplaceAll(s, "#", "</td><td>") }
	joined := func(sep string) string { return strings.Join(quay, sep) }
	json := func() string { return fmt.Sprintf("%q", joined("\n\n")) }
	return []pageKind{
		{"WordPress, classic", head + `<div id="page"><div id="header"><h1 id="site-title"><a href="/">The Bay Paper</a></h1>` + divMenu + `</div><div id="content"><div class="post-12 post type-post hentry"><h2 class="entry-title">Quay to be rebuilt</h2><div class="entry-meta">Posted on <span class="entry-date">March 4, 2025</span> by <span class="author">jo</span></div><div class="entry-content">` + ps(0, 6) + `<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul><li><a>Twitter</a></li><li><a>Facebook</a></li></ul></div></div><div class="entry-utility">This entry was posted in <a href="/t">Town</a>. Bookmark the <a href="/p">permalink</a>.</div></div><div id="comments"><h3>2 thoughts on “Quay to be rebuilt”</h3><ol class="commentlist"><li><p>I do not believe a word of it, they have said the same thing every year since I was a child, and nothing was done.</p></li></ol></div></div><div id="sidebar"><h3>Recent posts</h3>` + more + `</div></div>` + foot, all},
		{"WordPress, blocks", head + menu + `<main class="wp-block-group"><h1 class="wp-block-post-title">Quay to be rebuilt</h1><div class="entry-content wp-block-post-content is-layout-constrained">` + ps(0, 2) + `<figure class="wp-block-image"><img src="x"><figcaption class="wp-element-caption">The quay at dawn</figcaption></figure><figure class="wp-block-pullquote"><blockquote><p>We have waited for this</p></blockquote></figure>` + ps(2, 4) + `<h2 class="wp-block-heading">What comes next</h2>` + ps(4, 6) + `<div class="wp-block-buttons"><div class="wp-block-button"><a class="wp-block-button__link" href="/s">Subscribe</a></div></div></div><div class="wp-block-post-terms"><a href="/tag/q">quay</a></div></main>` + foot, in(4, "What comes next")},
		{"Drupal", head + menu + `<div class="region region-content"><article class="node node--type-article"><h1 class="page-title"><span class="field field--name-title">Quay to be rebuilt</span></h1><footer class="node__meta"><div class="node__submitted">Submitted by <span>jo</span> on Tue, 03/04/2025 - 10:12</div></footer><div class="node__content"><div class="field field--name-body field--type-text-with-summary">` + ps(0, 6) + `</div><div class="field field--name-field-tags"><div class="field__label">Tags</div><a href="/q">quay</a></div></div></article></div><aside class="region-sidebar-second"><h2>Recent content</h2>` + more + `</aside>` + foot, all},
		{"Ghost", head + `<div class="gh-viewport"><header class="gh-head"><a href="/">The Bay Paper</a></header><main class="gh-main"><article class="gh-article post"><header class="gh-article-header"><h1 class="gh-article-title">Quay to be rebuilt</h1><p class="gh-article-excerpt">The council of the town has voted</p><div class="gh-article-meta"><h4 class="gh-article-author-name"><a>Jo Marsh</a></h4><time datetime="2025-03-04">Mar 4, 2025</time> — 3 min read</div></header><section class="gh-content gh-canvas">` + ps(0, 3) + `<div class="kg-card kg-callout-card"><div class="kg-callout-text">Work starts in April of next year.</div></div>` + ps(3, 6) + `</section></article><section class="footer-cta"><h2>Sign up for more like this.</h2><form><input></form></section></main></div>` + foot, append([]string{"The council of the town has voted"}, in(3, "Work starts in April of next year.")...)},
		{"Substack", head + `<div class="main-menu"><a href="/">Bay Letters</a><button>Subscribe</button></div><article class="newsletter-post post"><div class="post-header"><h1 class="post-title published">Quay to be rebuilt</h1><h3 class="subtitle">And who will pay for it</h3><div class="byline-wrapper"><a>Jo Marsh</a><div class="pencraft">Mar 04, 2025</div></div></div><div class="available-content"><div class="body markup">` + ps(0, 3) + `<div class="subscription-widget-wrap"><div class="subscription-widget"><p>Bay Letters is a reader-supported publication. To receive new posts and support my work, consider becoming a free or paid subscriber.</p></div></div>` + ps(3, 6) + `</div></div></article><div class="comments-section"><h4>Discussion about this post</h4><p>Thank you for this, I have read it twice and sent it to my sister, who lives there.</p></div>` + foot, all},
		{"a wall of div", head + divMenu + `<div class="a1"><div class="b2"><h1 class="c3">Quay to be rebuilt</h1><div class="d4">` + strings.ReplaceAll(strings.ReplaceAll(ps(0, 6), "<p>", `<div class="e5">`), "</p>", "</div>") + `</div></div><div class="f6"><div class="g7">` + more + `</div></div></div>` + foot, all},
		{"lines parted by br", head + divMenu + `<h1>Quay to be rebuilt</h1><div class="story">` + joined("<br><br>\n") + `</div>` + foot, all},
		{"Blogger", head + `<div class="header"><h1 class="title"><a href="/">The Bay Paper</a></h1></div><div class="main section"><div class="post hentry"><h3 class="post-title entry-title">Quay to be rebuilt</h3><div class="post-body entry-content">` + joined("<br /><br />") + `<div style="clear: both;"></div></div><div class="post-footer">Posted by Jo at <a href="/p">10:12 AM</a> <a href="/email">Email This</a> <a>BlogThis!</a></div></div><div class="blog-pager"><a href="/n">Newer Post</a> <a href="/o">Older Post</a></div></div><div class="sidebar"><h2>Blog Archive</h2>` + more + `</div>`, all},
		{"an old layout of tables", head + `<table width="760"><tr><td colspan="3"><a href="/">Home</a> <a href="/town">Town</a> <a href="/sea">Sea</a></td></tr><tr><td width="120"><a href="/a">Ferry</a><br><a href="/b">School</a></td><td><font size="5"><b>Quay to be rebuilt</b></font><br><br>` + ps(0, 6) + `</td><td width="150"><b>Links</b><br><a href="/c">Ten things</a></td></tr><tr><td colspan="3"><small>Copyright 2003 The Bay Paper</small></td></tr></table>`, all},
		{"font and center", head + `<center><a href="/">Home</a> | <a href="/n">News</a></center><hr><h1><font color="navy">Quay to be rebuilt</font></h1><font face="Arial" size="2">` + ps(0, 6) + `</font><hr><center><font size="1"><a href="/">Home</a></font></center>`, all},
		{"AMP", `<html amp lang="en"><head><title>Quay to be rebuilt</title></head><body><amp-sidebar id="s"><ul><li><a href="/">Home</a></li></ul></amp-sidebar><article><h1>Quay to be rebuilt</h1><amp-img src="x"></amp-img><div class="article-body">` + ps(0, 3) + `<amp-ad width="300"></amp-ad>` + ps(3, 6) + `</div></article><amp-list><div><a href="/a">Ferry runs aground off the cape</a></div></amp-list>` + foot, all},
		{"a shell with the body in structured data", head + `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Quay to be rebuilt","articleBody":` + json() + `}</script><div id="root"><p>Loading</p></div>` + foot, all},
		{"a stub before a pay wall, of whose offer a sentence stays", head + menu + `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Quay to be rebuilt","isAccessibleForFree":false,"articleBody":` + json() + `}</script><article><h1>Quay to be rebuilt</h1><div class="body">` + ps(0, 1) + `</div><div class="paywall-offer"><h2>Read on</h2><p>This article is for subscribers. Read on for one euro a month.</p></div></article>` + foot, []string{all[0], "Read on for one euro a month."}},
		{"the article within a class named for the wall", head + menu + `<article><h1>Quay to be rebuilt</h1><div class="article__body paywall">` + ps(0, 3) + `</div><div class="article__body paywall">` + ps(3, 6) + `</div></article>` + foot, all},
		{"a live page", head + menu + `<main><h1>Quay vote, live</h1><div class="live-feed"><article class="post"><time datetime="2025-03-04T10:00Z">10:00</time><h2>The vote is over</h2>` + ps(0, 2) + `</article><article class="post"><time datetime="2025-03-04T09:00Z">9:00</time><h2>The talks go on</h2>` + ps(2, 4) + `</article><article class="post"><time datetime="2025-03-04T08:00Z">8:00</time><h2>The engineers speak</h2>` + ps(4, 6) + `</article></div></main>` + foot, []string{"10:00", "The vote is over", all[0], all[1], "9:00", "The talks go on", all[2], all[3], "8:00", "The engineers speak", all[4], all[5]}},
		{"a gallery within", head + menu + `<article><h1>Quay to be rebuilt</h1>` + ps(0, 3) + `<div class="photo-gallery"><ul><li><img src="1"><p>1/2 The quay in 1920, when ships still came for coal and the market was held in the open.</p></li><li><img src="2"><p>2/2 The quay today, with its new lamps.</p></li></ul></div>` + ps(3, 6) + `</article>` + foot, all},
		{"questions and answers", head + menu + `<article><h1>Ask the engineer</h1>` + strings.Replace(ps(0, 6), "<p>The engineers", "<p><strong>How long will it take?</strong></p><p>The engineers", 1) + `</article>` + foot, in(4, "How long will it take?")},
		{"a recipe", "<html><body>" + menu + `<article><h1>Harbour soup</h1>` + ps(0, 2) + `<h2>Ingredients</h2><ul><li>2 onions</li><li>500 g cod</li><li>1 l stock</li></ul><h2>Method</h2><ol><li>Cut the onions and fry them.</li><li>Add the stock and the cod.</li></ol>` + ps(2, 6) + `</article>` + foot, in(2, "Ingredients", "2 onions", "500 g cod", "1 l stock", "Method", "Cut the onions and fry them.", "Add the stock and the cod.")},
		{"a press release in pre", head + menu + "<pre>" + joined("\n\n") + "</pre>" + foot, []string{joined("\n")}},
		{"a second article below", head + menu + `<article><h1>Quay to be rebuilt</h1><div class="body">` + ps(0, 6) + `</div></article><div class="next-article"><article><h2><a href="/z">Ferry runs aground off the cape</a></h2><p>A ferry with ninety people on board ran aground off the cape on Tuesday in thick fog, and was pulled free at high tide by two tugs from the town.</p></article></div>` + foot, all},
		{"right to left", `<html lang="ar" dir="rtl"><body>` + menu + `<article><h1>الميناء</h1><p>قرر مجلس المدينة يوم الاثنين إعادة بناء الرصيف القديم ابتداء من الربيع المقبل، بعد ليلة طويلة من المحادثات لم يتوقع أحد أن تنتهي بهذه السرعة.</p><p>وقالت رئيسة المجلس إن سكان المدينة انتظروا هذا القرار عشرين عاما، وإن العمل سيبدأ في شهر أبريل من العام المقبل دون تأخير.</p></article>` + foot, []string{"قرر مجلس المدينة يوم الاثنين إعادة بناء الرصيف القديم ابتداء من الربيع المقبل، بعد ليلة طويلة من المحادثات لم يتوقع أحد أن تنتهي بهذه السرعة.", "وقالت رئيسة المجلس إن سكان المدينة انتظروا هذا القرار عشرين عاما، وإن العمل سيبدأ في شهر أبريل من العام المقبل دون تأخير."}},
		{"Chinese", `<html lang="zh"><body>` + menu + `<div class="content"><h1>旧码头将重建</h1><p>市议会周一在漫长的谈判之后决定，从明年春天开始重建这座城市的旧码头，没有人料到谈判会这么快结束。</p><p>四个政党中的三个投票支持这项计划，费用为九百万元，由每艘停靠港口的船只缴纳的税款支付。</p><p>渔民们担心在施工期间会失去泊位，并要求在动工之前与工程师会面。</p></div><div class="related"><a href="/a">渡轮搁浅</a></div>` + foot, []string{"市议会周一在漫长的谈判之后决定，从明年春天开始重建这座城市的旧码头，没有人料到谈判会这么快结束。", "四个政党中的三个投票支持这项计划，费用为九百万元，由每艘停靠港口的船只缴纳的税款支付。", "渔民们担心在施工期间会失去泊位，并要求在动工之前与工程师会面。"}},
		{"a table of contents", head + menu + `<article><h1>Quay to be rebuilt</h1><div class="box"><p>In this article</p><ul><li><a href="#v">The vote of Monday night</a></li><li><a href="#f">What the fishermen fear</a></li><li><a href="#e">What the engineers say</a></li></ul></div><h2 id="v">The vote of Monday night</h2>` + ps(0, 3) + `<h2 id="f">What the fishermen fear</h2>` + ps(3, 6) + `</article>` + foot, []string{"The vote of Monday night", all[0], all[1], all[2], "What the fishermen fear", all[3], all[4], all[5]}},
		{"tips and anchors", head + menu + `<article><h1>Quay to be rebuilt</h1>` + strings.Replace(ps(0, 6), "levy", `<span>levy<span role="tooltip">A sum that ships pay. Learn more</span></span>`, 1) + `<h2>Notes<a class="anchor" href="#notes">#</a></h2>` + `<ol><li>Minutes of the council <a href="#r1">↩︎</a></li></ol><p>All figures are those of the council, which has not yet shown how it came by them.</p></article>` + foot, append(append([]string{}, all...), "Notes", "Minutes of the council", "All figures are those of the council, which has not yet shown how it came by them.")},
		{"soft hyphens and entities", head + menu + `<article><h1>Quay</h1>` + strings.NewReplacer("harbour", "har&shy;bour", "“", "&ldquo;", "”", "&#8221;").Replace(ps(0, 6)) + `</article>` + foot, all},
		{"hidden boxes", head + menu + `<article><h1>Quay</h1>` + ps(0, 3) + `<div hidden><p>This box is shown to nobody, whatever it says, and it says quite a lot of things.</p></div><div style="display: none"><p>Nor is this one, which is even longer than the one before it, and says even less.</p></div><div aria-hidden="true"><p>And this is for the eye only, as an ornament of the page, with words in it.</p></div>` + ps(3, 6) + `</article>` + foot, all},
		{"sections in boxes of their own", head + menu + `<main>` + `<div class="row"><div class="col"><h1>Quay to be rebuilt</h1></div></div><div class="row"><div class="col"><div class="text">` + ps(0, 2) + `</div></div></div><div class="row"><div class="col"><h2>The fears</h2></div></div><div class="row"><div class="col"><div class="text">` + ps(2, 4) + `</div></div></div><div class="row"><div class="col"><h2>The hopes</h2></div></div><div class="row"><div class="col"><div class="text">` + ps(4, 6) + `</div></div></div></main>` + foot, []string{all[0], all[1], "The fears", all[2], all[3], "The hopes", all[4], all[5]}},
		{"the same box for small screens", head + menu + `<article><h1>Quay</h1><div class="only-small"><p>` + all[0] + `</p></div><div class="only-large"><p>` + all[0] + `</p></div>` + ps(1, 6) + `</article>` + foot, all},
		{"a quotation and its source", head + menu + `<article><h1>Quay</h1>` + ps(0, 3) + `<blockquote><p>The harbour is all that we have, and all that we will have for years.</p></blockquote>` + ps(3, 6) + `</article>` + foot, in(3, "The harbour is all that we have, and all that we will have for years.")},
		{"figures in a table", head + menu + `<article><h1>Quay</h1>` + ps(0, 3) + `<table><tr><th>Year</th><th>Ships</th></tr><tr><td>` + cells("2023#410") + `</td></tr><tr><td>` + cells("2024#395") + `</td></tr></table>` + ps(3, 6) + `</article>` + foot, in(3, "Year | Ships", "2023 | 410", "2024 | 395")},
		{"a box of other stories between", head + menu + `<article><h1>Quay</h1>` + ps(0, 3) + `<div class="c-inline-related"><h3>More on this</h3>` + more + `</div>` + ps(3, 6) + `<section class="author-bio"><p>Jo Marsh has written about the sea for twenty years and lives by it.</p></section></article>` + foot, all},
		{"links in a list that are the article's", head + menu + `<article><h1>Quay</h1>` + ps(0, 3) + `<p>The plan in papers:</p><ul><li><a href="https://bay.example/plan.pdf">The plan</a>, as it was voted on</li><li><a href="https://bay.example/map.pdf">The map</a>, with all of the berths</li></ul>` + ps(3, 6) + `</article>` + foot, in(3, "The plan in papers:", "The plan, as it was voted on", "The map, with all of the berths")},
		{"spaces between inline tags", head + menu + `<article><h1>Quay</h1>` + strings.NewReplacer("Lena Duda", "<b>Lena</b> <i>Duda</i>", "nine million", "<span>nine</span>\n<span>million</span>").Replace(ps(0, 6)) + `</article>` + foot, all},
		{"a forum", head + divMenu + `<div class="topic"><h1>Quay to be rebuilt?</h1><div class="post first"><div class="postbody">` + ps(0, 6) + `</div></div></div>` + foot, all},
		{"a custom element for each part", head + `<site-nav><a href="/">Home</a></site-nav><page-article><article-head><h1>Quay</h1></article-head><article-text>` + ps(0, 6) + `</article-text></page-article>` + foot, all},
		{"a cookie box first", head + `<div id="cookie-consent" class="cc-window"><p>We use cookies and similar means to show you this page and others, and to count who has read it. You may say no to that.</p><button>No</button></div>` + menu + `<article><h1>Quay</h1>` + ps(0, 6) + `</article>` + foot, all},
	}
}

func TestPageKinds(t *testing.T) {
	failed := [2]int{}
	for i, k := range pageKinds() {
		t.Run(k.name, func(t *testing.T) {
			a := New().Apply(model.Item{ID: "x", URL: "https://bay.example/x", HTML: k.html})
			sound(t, a)
			var got []string
			for _, b := range a.Body {
				got = append(got, b.Text)
			}
			if d := cmp.Diff(k.want, got); d != "" {
				failed[i%2]++
				t.Errorf("half %d:\n%s", i%2, d)
			}
		})
	}
	t.Logf("failed of half 0 and 1: %v of %d", failed, len(pageKinds()))
}
