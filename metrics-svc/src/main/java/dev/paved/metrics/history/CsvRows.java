package dev.paved.metrics.history;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvReadException;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads CSV (RFC 4180) with a header; a header without commas but with semicolons is separated by these. */
final class CsvRows {

    private static final CsvMapper MAPPER = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    private CsvRows() {}

    static List<Row> read(String text, List<RowError> errors) {
        List<Row> rows = new ArrayList<>();
        try (MappingIterator<String[]> records = MAPPER.readerFor(String[].class)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator(text)))
                .readValues(text)) {
            int line = 1;
            List<String> header = List.of();
            while (records.hasNextValue()) {
                String[] cells = records.nextValue();
                if (header.isEmpty()) {
                    header = List.of(cells).stream().map(String::strip).toList();
                } else {
                    rows.add(row(line, header, cells, errors));
                }
                line = records.getParser().currentLocation().getLineNr();
            }
        } catch (CsvReadException e) {
            errors.add(new RowError(
                    e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                    "",
                    "can't be read as CSV: " + e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static Row row(int line, List<String> header, String[] cells, List<RowError> errors) {
        if (cells.length > header.size()) {
            errors.add(new RowError(
                    line,
                    "",
                    "has " + cells.length + " values for " + header.size()
                            + " columns: put quotes around a value with a comma, such as \"a, b\""));
        }
        Map<String, String> found = new HashMap<>();
        for (int i = 0; i < Math.min(cells.length, header.size()); i++) {
            if (!cells[i].isBlank()) {
                found.put(header.get(i), cells[i].strip());
            }
        }
        return new Row(line, Set.copyOf(header), found);
    }

    private static char separator(String text) {
        String header = text.lines().findFirst().orElse("");
        return header.contains(",") || !header.contains(";") ? ',' : ';';
    }
}
