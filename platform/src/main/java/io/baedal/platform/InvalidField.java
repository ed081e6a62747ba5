package io.baedal.platform;

/** A value that no annotation could check; answered like any other invalid field, 400 {@code invalid-request}. */
public final class InvalidField extends RuntimeException {

    private final String field;

    /** @param problem what is wrong with it, such as "must be between 0 and 100" */
    public InvalidField(String field, String problem) {
        super(problem);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
