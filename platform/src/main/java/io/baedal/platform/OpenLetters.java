package io.baedal.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dead letters that nobody has settled yet, in the order in which they were written, for the time of one request. */
final class OpenLetters implements AutoCloseable {

    private final LetterReader reader;
    private final Map<Letter.Name, LetterNotes.Note> notes;
    private final Map<Letter.Name, Letter> letters = new LinkedHashMap<>();

    OpenLetters(LetterReader reader, LetterNotes notes) {
        this.reader = reader;
        this.notes = notes.all();
        readOn();
    }

    void readOn() {
        for (Letter letter : reader.readOn()) {
            LetterNotes.Note note = notes.get(letter.name());
            if (note == null || !note.outcome().isFinal()) {
                letters.put(letter.name(), letter);
            }
        }
    }

    List<Letter> all() {
        return List.copyOf(letters.values());
    }

    /** The one whose turn it is. */
    Optional<Letter> firstOf(String key) {
        return letters.values().stream()
                .filter(letter -> letter.holdsItsKey() && key.equals(letter.key()))
                .findFirst();
    }

    /** Why it is still here: the last try's cause, else the first one's. */
    String causeOf(Letter letter) {
        LetterNotes.Note note = notes.get(letter.name());
        return note == null || note.cause() == null ? letter.cause() : note.cause();
    }

    void settled(Letter letter) {
        letters.remove(letter.name());
    }

    @Override
    public void close() {
        reader.close();
    }
}
