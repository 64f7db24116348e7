package dev.paved.template;

import java.util.List;
import java.util.stream.Collectors;

/** A template that cannot be used, or not with these inputs. */
public final class TemplateException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 5;

    private final transient List<Fault> faults;

    TemplateException(List<Fault> faults) {
        super(faults.stream().limit(SHOWN).map(Fault::toString).collect(Collectors.joining("; "))
                + (faults.size() > SHOWN ? "; and " + (faults.size() - SHOWN) + " more" : ""));
        this.faults = List.copyOf(faults);
    }

    TemplateException(Fault fault) {
        this(List.of(fault));
    }

    /** All that is wrong. */
    public List<Fault> faults() {
        return faults;
    }
}
