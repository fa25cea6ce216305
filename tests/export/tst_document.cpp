// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/export/html.h"
#include "core/export/markdown.h"

using namespace phonehome;

namespace {

std::string foreign(std::string text)
{
    return text;
}

/// One of each kind of block with this text in it.
Document documentOf(const std::string& text)
{
    Document out{text, {}};
    out.blocks.emplace_back(Heading{2, text});
    out.blocks.emplace_back(Paragraph{text});
    out.blocks.emplace_back(List{{text, text}});
    out.blocks.emplace_back(Table{{{text}, {"Count", true}}, {{text, "1"}, {"a", text}}, 3});
    out.blocks.emplace_back(Preformatted{text});
    return out;
}

std::string markdownOf(const std::string& paragraph)
{
    const std::string all = markdown({"T", {Paragraph{foreign(paragraph)}}});
    return all.substr(5, all.size() - 6); // behind "# T" and an empty line, without the last break
}

QString all(const std::string& text)
{
    return QString::fromStdString(text);
}

const std::vector<std::string> kHostile{
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "a | b || c \\| d",
    "`code` ``` ~~~",
    "[x](javascript:alert(1)) ![y](http://evil.example/z.png) <http://evil.example>",
    "](javascript:alert(1))",
    "# heading",
    "- item",
    "> quote",
    "1. one",
    "1) one",
    "    code",
    "---",
    "===",
    "+ plus",
    "one\ntwo\n\n# three\r\n<b>",
    "\x1b[31mred\x1b[0m\x07",
    "a\xe2\x80\xae"
    "fdp.exe",
    "a\xe2\x80\x8b"
    "b\xc2\x85",
    "\xff\xfe\x80",
    "&lt;script&gt; &amp; &#60;",
    "https://evil.example www.evil.example",
    "' onmouseover='alert(1)' \" x",
    std::string("nul\0nul", 7),
};

} // namespace

class TestDocument : public QObject {
    Q_OBJECT
private slots:
    void eachBlockHasItsForm()
    {
        Document document{"Title", {}};
        document.blocks.emplace_back(Heading{3, "Part"});
        document.blocks.emplace_back(Paragraph{"Words."});
        document.blocks.emplace_back(List{{"one", "two"}});
        document.blocks.emplace_back(Table{{{"Name"}, {"Count", true}}, {{"a", "1"}, {"b", Text()}}, 2});
        document.blocks.emplace_back(Preformatted{"x  y\nz"});
        QCOMPARE(all(markdown(document)), QStringLiteral("# Title\n\n### Part\n\nWords.\n\n- one\n- two\n\n"
                                                         "| Name | Count |\n| --- | ---: |\n| a | 1 |\n| b |  |\n"
                                                         "\n… and 2 more.\n\n```\nx  y\nz\n```\n"));
        const QString page = all(html(document));
        QVERIFY(page.contains(QStringLiteral("<h1>Title</h1>\n<h3>Part</h3>\n<p>Words.</p>\n<ul>\n<li>one</li>")));
        QVERIFY(page.contains(QStringLiteral("<tr><td>a</td><td class=\"n\">1</td></tr>")));
        QVERIFY(page.contains(QStringLiteral("<pre>\nx  y\nz\n</pre>")));
        QVERIFY(page.contains(QStringLiteral("… and 2 more.")));
    }
    void hostileTextIsNoHtml()
    {
        const QRegularExpression tag(QStringLiteral("<(/?[a-zA-Z]+|!)"));
        const QString plain = all(html(documentOf("plain")));
        for (const std::string& text : kHostile) {
            const QString page = all(html(documentOf(text)));
            // As many tags as there are without it.
            QCOMPARE(page.count(tag), plain.count(tag));
            QCOMPARE(page.count(QLatin1Char('"')), plain.count(QLatin1Char('"')));
            QVERIFY2(!page.contains(QStringLiteral("<script")) && !page.contains(QStringLiteral("onerror=alert(1)>")),
                     text.c_str());
            for (const QChar c : page)
                QVERIFY2(c == u'\n' || (c.isPrint() && c != QChar(0x202e) && c != QChar(0x200b)), text.c_str());
        }
    }
    void hostileTextIsNoMarkdown()
    {
        const QStringList plain = all(markdown(documentOf("plain"))).split(u'\n');
        for (const std::string& text : kHostile) {
            QStringList lines = all(markdown(documentOf(text))).split(u'\n');
            // Line breaks are kept in preformatted text only.
            QVERIFY2(lines.size() >= plain.size(), text.c_str());
            for (int i = 0; i < plain.size() - 4; ++i) {
                const QString& line = lines[i];
                for (const QChar c : line)
                    QVERIFY2(c.isPrint() && c != QChar(0x202e) && c != QChar(0x200b), text.c_str());
                static const QRegularExpression bare(QStringLiteral(R"((?<!\\)(\\\\)*[<\[\]`*_])"));
                QVERIFY2(line.startsWith(u'`') || !line.contains(bare), qPrintable(line));
            }
            // A row has two cells whatever is in them.
            static const QRegularExpression bar(QStringLiteral(R"((?<!\\)(\\\\)*\|)"));
            for (const QString& line : std::as_const(lines)) {
                if (line.startsWith(QStringLiteral("| ")))
                    QCOMPARE(line.count(bar), 3);
            }
        }
    }
    void noParagraphBeginsABlock()
    {
        QCOMPARE(markdownOf("# heading"), std::string("\\# heading"));
        QCOMPARE(markdownOf("- item"), std::string("\\- item"));
        QCOMPARE(markdownOf("+ item"), std::string("\\+ item"));
        QCOMPARE(markdownOf("> quote"), std::string("\\> quote"));
        QCOMPARE(markdownOf("1. one"), std::string("1\\. one"));
        QCOMPARE(markdownOf("12) one"), std::string("12\\) one"));
        QCOMPARE(markdownOf("==="), std::string("\\==="));
        QCOMPARE(markdownOf("    code"), std::string("&#32;&#32;&#32;&#32;code"));
        QCOMPARE(markdownOf("a\n# b"), std::string("a\\\\x0a\\# b"));
        QCOMPARE(markdownOf("nat.wemo2.com every 310 s"), std::string("nat.wemo2.com every 310 s"));
    }
    void noTextIsALink()
    {
        QCOMPARE(markdownOf("](javascript:alert(1))"), std::string("\\](javascript:alert(1))"));
        QCOMPARE(markdownOf("see https://a.example and WWW.b.example"),
                 std::string("see https\\://a.example and WWW\\.b.example"));
        QCOMPARE(markdownOf("@somebody"), std::string("\\@somebody"));
    }
    void aFenceIsLongerThanAnyInside()
    {
        const std::string text = markdown({"T", {Preformatted{foreign("a\n````\nb ``````` c")}}});
        QVERIFY2(text.find("\n````````\na\n````\nb ``````` c\n````````\n") != std::string::npos, text.c_str());
    }
    void tabsOfSettingsStay()
    {
        // Pasted at a router, a tab that is spelt out is a syntax error.
        const Document document{"T", {Preformatted{foreign("{\n\ta\t{\r}\n}\n")}}};
        QVERIFY(all(markdown(document)).contains(QStringLiteral("```\n{\n\ta\t{\\x0d}\n}\n```\n")));
        QVERIFY(all(html(document)).contains(QStringLiteral("<pre>\n{\n\ta\t{\\x0d}\n}\n</pre>")));
    }
    void thePageLoadsNothing()
    {
        const QString page = all(html(documentOf("https://a.example/b.js")));
        QVERIFY(
            page.startsWith(QStringLiteral("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")));
        QVERIFY(page.contains(QStringLiteral("content=\"default-src 'none'; style-src 'unsafe-inline'\"")));
        for (const char* word : {"<script", "<link", "<img", "<iframe", "src=", "url(", "@import", "href=\"http"})
            QVERIFY2(!page.contains(QLatin1String(word)), word);
    }
    void chaptersAreLinkedWithinThePage()
    {
        Document document{"T", {}};
        for (int i = 0; i < 5; ++i)
            document.blocks.emplace_back(Heading{2, foreign("<" + std::to_string(i) + ">")});
        const QString page = all(html(document));
        QVERIFY(page.contains(QStringLiteral("<a href=\"#c5\">&lt;4&gt;</a>")));
        QVERIFY(page.contains(QStringLiteral("<h2 id=\"c5\">&lt;4&gt;</h2>")));
    }
    void onlyForeignTextIsChanged()
    {
        Document document{"own " + Text(foreign("a")), {}};
        document.blocks.emplace_back(Table{{{"own"}}, {{Text::own("own ") + foreign("b")}}, 0});
        document.blocks.emplace_back(List{{foreign("c")}});
        std::string seen;
        document.changeForeign([&](const std::string& text) {
            seen += text;
            return "<" + text + ">";
        });
        QCOMPARE(seen, std::string("abc"));
        QCOMPARE(document.title.plain(), std::string("own <a>"));
        QCOMPARE(std::get<Table>(document.blocks[0]).rows[0][0].plain(), std::string("own <b>"));
    }
};

QTEST_APPLESS_MAIN(TestDocument)
#include "tst_document.moc"
