module example.com/${{ values.name }}

go 1.19
{%- if values.database == 'postgres' %}

require github.com/lib/pq v1.10.9
{%- endif %}
