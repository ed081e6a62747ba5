package io.baedal.load.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.load.trace.Journey.Step;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PictureTests {

    private static final Span REQUEST = Spans.of("gateway", "http post", "", 0, 30);
    private static final Span SENT = Spans.of("order", "outbox Ordered", REQUEST.id(), 20, 60);
    private static final Span SENT_LATER = Spans.of("store", "outbox <&> \"it\"", SENT.id(), 60_010, 60_050);

    @Test
    void isWellFormedWhateverASpanIsCalled() throws Exception {
        assertThat(texts(draw())).contains("outbox <&> \"it\"", "owner <confirms>", "30 ms", "40 ms");
    }

    @Test
    void everyBarIsInsideAlsoWhenAMinutePasses() throws Exception {
        Element picture = draw();

        double width = Double.parseDouble(picture.getAttribute("width"));
        assertThat(elements(picture, "rect")).allSatisfy(bar -> {
            double x = bar.getAttribute("x").isEmpty() ? 0 : Double.parseDouble(bar.getAttribute("x"));
            assertThat(x).isNotNegative();
            assertThat(x + Double.parseDouble(bar.getAttribute("width"))).isLessThanOrEqualTo(width);
        });
    }

    @Test
    void pausesAreCutAndTheRestIsToScale() {
        TimeAxis axis = TimeAxis.of(
                List.of(new TimeAxis.Stretch(0, 100_000_000), new TimeAxis.Stretch(9_000_000_000L, 9_100_000_000L)),
                0,
                200 + TimeAxis.PAUSE);

        assertThat(axis.x(50_000_000)).isEqualTo(50);
        assertThat(axis.pauses()).containsExactly(100.0);
        assertThat(axis.x(9_050_000_000L)).isEqualTo(150 + TimeAxis.PAUSE);
        assertThat(axis.ticks(List.of(0L, 9_000_000_000L)))
                .extracting(tick -> tick.getValue())
                .containsExactly(0L, 50L, 100L, 0L, 50L, 100L);
    }

    private static Element draw() throws Exception {
        Trace trace = Trace.of(7, List.of(REQUEST, SENT, SENT_LATER));
        List<Step> steps = List.of(
                new Step("customer orders", Spans.BEGIN - 1_000_000),
                new Step("owner <confirms>", Spans.BEGIN + 60_000_000_000L));
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Picture.of(trace, steps).getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    private static List<String> texts(Element picture) {
        return elements(picture, "text").stream().map(Element::getTextContent).toList();
    }

    private static List<Element> elements(Element picture, String name) {
        NodeList found = picture.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }
}
