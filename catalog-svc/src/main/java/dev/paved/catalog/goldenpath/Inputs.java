package dev.paved.catalog.goldenpath;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.kit.http.Problem.FieldError;
import dev.paved.template.Form;
import dev.paved.template.Form.InputFault;
import java.util.List;
import java.util.Set;

/** Completes and checks what is filled into a golden path's form. */
public final class Inputs {

    private static final String PARAMETERS = "/parameters";

    private Inputs() {}

    /** {@code given} with the defaults of the parameters of {@code path} that were not given. */
    public static ObjectNode complete(GoldenPath path, ObjectNode given) {
        return path.template().form().complete(given);
    }

    /**
     * What is wrong with {@code inputs} by the form of {@code path}; nothing if all is well.
     *
     * @param fields the inputs that are fields of the request; the others are in its {@code parameters}
     */
    public static List<FieldError> faults(GoldenPath path, ObjectNode inputs, Set<String> fields) {
        Form form = path.template().form();
        return form.faults(inputs).stream()
                .map(fault -> new FieldError(pointer(fault, fields), fault.rule()))
                .toList();
    }

    private static String pointer(InputFault fault, Set<String> fields) {
        String[] names = fault.pointer().split("/");
        return names.length > 1 && fields.contains(names[1]) ? fault.pointer() : PARAMETERS + fault.pointer();
    }
}
